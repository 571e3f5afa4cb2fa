/** What a form says is wrong: a text at each field that is to blame, or a summary where none is. */
export interface FormErrors {
  /** By the names of the inputs. */
  readonly fields?: Readonly<Partial<Record<string, string>>>;
  readonly summary?: string;
  /** Seconds until another try makes sense; the summary counts them down. */
  readonly retryAfter?: number | undefined;
}
