/** How many checks and tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});
