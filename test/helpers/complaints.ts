/** What is written to the console as an error meanwhile. */
export async function complaintsOf(work: () => Promise<unknown>): Promise<string[]> {
  const {error} = console;
  const complaints: string[] = [];
  console.error = (...texts: unknown[]) => complaints.push(texts.join(' '));
  await work().finally(() => (console.error = error));
  return complaints;
}
