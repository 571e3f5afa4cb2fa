import {loadLate} from '../load-late.js';
import type {Engine, EngineParts} from './engine/engine.js';
import type {RestoreFailure} from './storage/session-record.js';

/** The engine of a session: loaded when it is needed, at the latest when somebody is signed in. */
export class LateEngine {
  readonly #parts: EngineParts;
  #loading: Promise<Engine> | undefined;
  #keepUpSignal: AbortSignal | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /**
   * A failure is not kept: the next call tries again.
   * @throws {CubeNetworkError} if it cannot be loaded.
   */
  load(): Promise<Engine> {
    if (!this.#loading) {
      this.#loading = this.#create();
      this.#loading.catch(() => (this.#loading = undefined));
    }
    return this.#loading;
  }

  /** Does something that nobody waits for; where the engine cannot be loaded, it is left undone. */
  try(work: (engine: Engine) => unknown): void {
    this.load().then(work, () => undefined);
  }

  /** Keeps the session up, once there is one or has been one, until the signal is aborted. */
  keepUp(signal: AbortSignal): void {
    this.#keepUpSignal = signal;
    const begin = (): void => {
      if (this.#parts.current.state.user) this.try((engine) => this.#keepUpBy(engine));
    };
    signal.addEventListener('abort', this.#parts.current.subscribe(begin));
    begin();
  }

  /** Another tab has tried to restore the session, and failed. */
  noteFailureElsewhere(failure: RestoreFailure): void {
    if (this.#loading) this.try(({restorer}) => restorer.noteFailureElsewhere(failure));
  }

  async #create(): Promise<Engine> {
    const {Engine} = await loadLate(() => import('./engine/engine.js'));
    const engine = new Engine(this.#parts);
    this.#keepUpBy(engine);
    return engine;
  }

  /** Begins once for each signal. */
  #keepUpBy({restorer}: Engine): void {
    const signal = this.#keepUpSignal;
    if (!signal || !this.#parts.current.state.user) return;
    this.#keepUpSignal = undefined;
    if (!signal.aborted) restorer.keepAlive(signal);
  }
}
