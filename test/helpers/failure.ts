/** What a promise rejects with. A promise that resolves is a failed test. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`Expected a rejection, but it resolved to ${JSON.stringify(value)}.`);
}
