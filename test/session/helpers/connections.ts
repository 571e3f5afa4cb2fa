/** The library keeps its connections to itself, so they are noted where they are made use of. */
const connections = new Set<IDBDatabase>();

const {transaction} = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (...values) {
  connections.add(this);
  return transaction.apply(this, values);
};

/** Closes all connections to IndexedDB, as browsers do at times. Returns how many there were. */
export function closeConnections(): number {
  const {size} = connections;
  for (const connection of connections) connection.close();
  connections.clear();
  return size;
}
