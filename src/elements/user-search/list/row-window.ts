import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Rect,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';

/** How many rows are in the page at most. */
const mostRows = 100;

/** Rows in the page on each side of those in view. */
const overscan = 8;

/** Space before the first row, between two, and after the last. In pixels. */
const edge = 6;
const gap = 2;

/** No browser has elements that are higher than this many rows. */
const mostInAll = 300_000;

export interface RowWindowView {
  readonly count: number;
  /** A row that stays in the page wherever the list is scrolled to. */
  readonly active: number | undefined;
}

/** A row, and where it stands, in pixels. */
export interface PlacedRow {
  readonly index: number;
  readonly start: number;
  readonly size: number;
}

type List = Virtualizer<HTMLElement, HTMLElement>;

/** Which rows of a long list are in the page, and where they stand. */
export class RowWindow {
  readonly #onChange: () => void;
  readonly #virtualizer: List;
  #list: HTMLElement | null = null;
  #view: RowWindowView = {count: 0, active: undefined};
  #estimate = 52;
  #tellSize: (() => void) | undefined;
  #wanted: number | undefined;

  /** @param onChange Other rows are to be in the page, or they stand elsewhere. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.#virtualizer = new Virtualizer(this.#options());
  }

  /** The rows to show, in order. */
  get rows(): readonly PlacedRow[] {
    return this.#virtualizer.getVirtualItems();
  }

  /** The height of all rows, in pixels. */
  get size(): number {
    return this.#virtualizer.getTotalSize();
  }

  get isStarted(): boolean {
    return this.#list !== null;
  }

  get isScrolling(): boolean {
    return this.#virtualizer.isScrolling;
  }

  /** The first and the last row in view, with those that are near. */
  get range(): readonly [first: number, last: number] | undefined {
    const {range, options} = this.#virtualizer;
    if (!range || options.count === 0) return undefined;
    return [Math.max(0, range.startIndex - overscan), Math.min(options.count - 1, range.endIndex + overscan)];
  }

  /** How many rows are in view at once, at least 1. */
  get pageSize(): number {
    const height = this.#list?.clientHeight ?? 0;
    const [row] = this.rows;
    return Math.max(1, Math.floor(height / ((row?.size ?? this.#estimate) + gap)));
  }

  /** Follows a list, at the place where it was scrolled to. */
  start(list: HTMLElement): void {
    this.#list = list;
    this.#virtualizer.setOptions(this.#options());
    this.#virtualizer._willUpdate();
    this.#fulfil();
  }

  stop(): void {
    this.#list = null;
    this.#virtualizer._willUpdate();
  }

  show(view: RowWindowView): void {
    this.#view = {...view, count: Math.min(view.count, mostInAll)};
    this.#virtualizer.setOptions(this.#options());
  }

  /** Begins at the top, with rows of which nothing is known. */
  reset(): void {
    const sizes = [...this.#virtualizer.itemSizeCache.values()];
    if (sizes.length > 0) this.#estimate = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    this.#wanted = undefined;
    this.#virtualizer.cancelScroll();
    this.#virtualizer.scrollOffset = 0;
    this.#list?.scrollTo(0, 0);
    this.#virtualizer.measure();
  }

  /** To be called when the rows are in the page: finds out how high they are. */
  measure(rows: Iterable<Element>): void {
    for (const row of rows) this.#virtualizer.measureElement(row as HTMLElement);
    this.#virtualizer.measureElement(null);
    this.#virtualizer._willUpdate();
  }

  /** Scrolls until a row is in view; where the list is not shown, as soon as it is. */
  reveal(index: number): void {
    this.#wanted = index;
    this.look();
    this.#fulfil();
  }

  /** Takes in at once how high the list is, such as after it has been shown. */
  look(): void {
    this.#tellSize?.();
  }

  #fulfil(): void {
    const index = this.#wanted;
    if (index === undefined || !this.#list?.clientHeight) return;
    this.#wanted = undefined;
    // It may have been scrolled in this very moment.
    this.#virtualizer.scrollOffset = this.#list.scrollTop;
    this.#virtualizer.scrollToIndex(index);
  }

  #options(): VirtualizerOptions<HTMLElement, HTMLElement> {
    const {count, active} = this.#view;
    return {
      count,
      overscan,
      gap,
      paddingStart: edge,
      paddingEnd: edge,
      scrollPaddingStart: edge,
      scrollPaddingEnd: edge,
      estimateSize: () => this.#estimate,
      getScrollElement: () => this.#list,
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect: (list, tell) => this.#observeSize(list, tell),
      rangeExtractor: (range) => {
        const rows = defaultRangeExtractor(range).slice(0, mostRows - 1);
        if (active === undefined || active >= count || rows.includes(active)) return rows;
        return [...rows, active].sort((one, other) => one - other);
      },
      onChange: this.#onChange,
    };
  }

  #observeSize(virtualizer: List, tell: (size: Rect) => void): (() => void) | undefined {
    let height = 0;
    let isStarted = false;
    const handle = (size: Rect): void => {
      // Not every browser keeps the place of a list that is hidden for a while.
      if (height === 0 && size.height > 0) this.#list?.scrollTo(0, virtualizer.scrollOffset ?? 0);
      height = size.height;
      tell(size);
      if (isStarted) this.#fulfil();
    };
    this.#tellSize = () => {
      const {clientWidth: width = 0, clientHeight = 0} = this.#list ?? {};
      if (clientHeight !== height) handle({width, height: clientHeight});
    };
    const stop = observeElementRect(virtualizer, handle);
    isStarted = true;
    return stop;
  }
}
