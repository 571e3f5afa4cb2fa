/** One value for all copies of the library on a page: that of the first copy that asks. */
export function shareOnPage<Value>(name: string, value: Value): Value {
  const page = globalThis as unknown as Record<symbol, Value | undefined>;
  return (page[Symbol.for(`cube-elements.${name}`)] ??= value);
}
