/** How hard a password is to guess. */
export interface PasswordStrength {
  /** 0 and 1: weak. 2: fair. 3: good. 4: strong. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** A short sentence that says how to make it stronger, in the language of the page. */
  readonly advice?: string | undefined;
}

/** What an estimate is told beside the password. */
export interface PasswordStrengthContext {
  /** What the user has entered elsewhere, and had better not use as a password. At most 100 characters each. */
  readonly userInputs: readonly string[];
  /** Aborted as soon as the estimate is not wanted any more. */
  readonly signal: AbortSignal;
}

/**
 * Estimates how hard a password is to guess. What it throws, and what it answers too late or wrongly, is ignored: the
 * strength is never a condition.
 * @param password Its first 100 characters, never empty.
 */
export type EstimatePasswordStrength = (
  password: string,
  context: PasswordStrengthContext,
) => PasswordStrength | Promise<PasswordStrength>;

/** The answer of the page's own code as far as it is one. */
export function readStrength(answer: unknown): PasswordStrength | undefined {
  const {score, advice} = (answer ?? {}) as Partial<Record<keyof PasswordStrength, unknown>>;
  const isScore = Number.isInteger(score) && (score as number) >= 0 && (score as number) <= 4;
  if (!isScore) return undefined;
  return {
    score: score as PasswordStrength['score'],
    advice: typeof advice === 'string' ? advice.trim() : undefined,
  };
}
