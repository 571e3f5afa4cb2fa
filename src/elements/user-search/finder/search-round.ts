interface Running {
  readonly query: string;
  readonly end: AbortController;
}

/** How a search has ended. What was overtaken or ended by somebody has no outcome. */
export type Outcome<Result> = {readonly result: Result} | {readonly error: unknown};

/** The one search that is on its way: another one overtakes it, whichever is answered first. */
export class SearchRound {
  #running: Running | undefined;

  /** What is being looked for. */
  get query(): string | undefined {
    return this.#running?.query;
  }

  /** Resolves to `undefined` where nobody waits for it any more. Never rejects. */
  async run<Result>(
    query: string,
    load: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Outcome<Result> | undefined> {
    this.stop();
    const running = {query, end: new AbortController()};
    this.#running = running;
    const outcome = await load(running.end.signal).then(
      (result) => ({result}),
      (error: unknown) => ({error}),
    );
    if (running !== this.#running) return undefined;
    this.#running = undefined;
    return outcome;
  }

  stop(): void {
    this.#running?.end.abort();
    this.#running = undefined;
  }
}
