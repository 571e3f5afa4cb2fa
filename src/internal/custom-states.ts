/** Shows one of some states, or none of them, to CSS as `:state(name)`. */
export function showState(internals: ElementInternals, names: readonly string[], current?: string): void {
  for (const name of names) {
    if (name === current) internals.states.add(name);
    else internals.states.delete(name);
  }
}
