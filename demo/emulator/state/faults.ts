/** How the next matching requests are to be answered instead of, or before, the real answer. */
export interface Fault {
  /** Any method where `null`. */
  method: string | null;
  /** Prefix of the path, without `.json`. */
  path: string;
  /** How many requests still meet this fault. */
  times: number;
  delayMs: number;
  reset: boolean;
  truncate: boolean;
  /** `null` where the real handler answers. */
  answer: FaultAnswer | null;
}

/** A made-up answer. */
export interface FaultAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

/** The faults that wait for their requests, first come first served. */
export class Faults {
  #waiting: Fault[] = [];

  add(fault: Fault): void {
    this.#waiting.push(fault);
  }

  /** The fault this request meets; it is then used up once. */
  take(method: string, path: string): Fault | undefined {
    const fault = this.#waiting.find(
      (candidate) => (candidate.method ?? method) === method && path.startsWith(candidate.path),
    );
    if (fault && --fault.times === 0)
      this.#waiting = this.#waiting.filter((candidate) => candidate !== fault);
    return fault;
  }

  clear(): void {
    this.#waiting = [];
  }
}
