import type {Credentials, User} from '../../../api/models.js';
import {isRefused} from '../../../internal/form/outcome.js';
import type {SessionStore} from '../../../session/session-store.js';

/**
 * Signs in by what a provider has given. It is kept until the server has taken or refused it: whoever tries again after
 * the network was lost is not asked by the provider once more.
 */
export class ProviderSignIn {
  readonly #getStore: () => SessionStore;
  #given: Credentials | undefined;

  constructor(getStore: () => SessionStore) {
    this.#getStore = getStore;
  }

  /** Whether the provider has given something that the server has not answered to. */
  get hasCredentials(): boolean {
    return this.#given !== undefined;
  }

  /** The next attempt asks the provider. */
  forget(): void {
    this.#given = undefined;
  }

  /**
   * @param ask Asks the provider, unless it has been asked already.
   * @throws whatever that throws, and whatever {@link CubeClient.signIn} throws.
   */
  async run(ask: () => Promise<Credentials>, signal: AbortSignal): Promise<User> {
    this.#given ??= await ask();
    signal.throwIfAborted();
    try {
      const user = await this.#getStore().signIn(this.#given, {signal});
      this.forget();
      return user;
    } catch (error) {
      if (isRefused(error)) this.forget();
      throw error;
    }
  }
}
