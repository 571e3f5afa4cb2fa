/** Why a request to another server failed, in a few words. */
export function failureReason(error: unknown): string {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(reason instanceof Error)) return String(reason);
  // Several addresses tried in vain make an error without a message.
  return reason.message || ('code' in reason ? String(reason.code) : reason.name);
}
