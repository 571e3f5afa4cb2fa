const mostKept = 50;
const longestKept = 5 * 60_000;

/** What was found a moment ago, by what was typed. The last ones only. */
export class RecentResults<Result> {
  readonly #kept = new Map<string, {readonly result: Result; readonly at: number}>();

  get(text: string): Result | undefined {
    const kept = this.#kept.get(text);
    if (!kept) return undefined;
    this.#kept.delete(text);
    if (performance.now() - kept.at > longestKept) return undefined;
    // The last ones are those used last.
    this.#kept.set(text, kept);
    return kept.result;
  }

  set(text: string, result: Result): void {
    this.#kept.delete(text);
    this.#kept.set(text, {result, at: performance.now()});
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }

  clear(): void {
    this.#kept.clear();
  }
}
