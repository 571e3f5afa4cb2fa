/** A reset mail's right to choose a new password; times in milliseconds. */
export interface PasswordReset {
  readonly token: string;
  readonly appId: number;
  readonly userId: number;
  readonly expiresAt: number;
}

/** The resets that have been asked for and not been used, by token. */
export class PasswordResets {
  readonly #byToken = new Map<string, PasswordReset>();

  all(): Iterable<PasswordReset> {
    return this.#byToken.values();
  }

  byToken(token: string): PasswordReset | undefined {
    return this.#byToken.get(token);
  }

  insert(reset: PasswordReset): void {
    this.#byToken.set(reset.token, reset);
  }

  /** A user has one valid reset link at most. */
  removeOf(appId: number, userId: number): void {
    for (const reset of this.#byToken.values()) {
      if (reset.appId === appId && reset.userId === userId) this.#byToken.delete(reset.token);
    }
  }

  clear(): void {
    this.#byToken.clear();
  }
}
