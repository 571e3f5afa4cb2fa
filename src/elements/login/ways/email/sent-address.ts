const key = 'cube-elements:email-link';

/** Storage may be missing, full or forbidden. Whoever opens the link is asked for the address then. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The address that the last link was sent to from this device. */
export const sentAddress = {
  read: (): string | undefined => attempt(() => localStorage.getItem(key)) ?? undefined,
  keep: (address: string): void => attempt(() => localStorage.setItem(key, address)),
  forget: (): void => attempt(() => localStorage.removeItem(key)),
};
