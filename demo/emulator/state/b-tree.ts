import SortedBTree from 'sorted-btree';

/** The class. Node hands out the exports of a CommonJS module as its default, bundlers the default among them. */
export const BTree = 'default' in SortedBTree ? (SortedBTree.default as typeof SortedBTree) : SortedBTree;
