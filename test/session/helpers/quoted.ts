/** Every text in a value: of errors also the message, the stack and the causes, however deep they are. */
export function textsIn(value: unknown): string {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const collect = (part: unknown): void => {
    if (typeof part === 'string') texts.push(part);
    if ((typeof part !== 'object' && typeof part !== 'function') || part === null || seen.has(part)) return;
    seen.add(part);
    // A message or a cause is not enumerable, and a DOMException has its own on the prototype.
    if (part instanceof Error || part instanceof DOMException) texts.push(`${part.name}: ${part.message}`);
    for (const key of Reflect.ownKeys(part)) {
      texts.push(String(key));
      collect(Reflect.get(part, key));
    }
  };
  collect(value);
  return texts.join('\n');
}
