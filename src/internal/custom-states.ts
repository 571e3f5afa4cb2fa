/** Shows one of some states, or none of them, to CSS as `:state(name)`. */
export function showState(internals: ElementInternals, names: readonly string[], current?: string): void {
  try {
    for (const name of names) {
      if (name === current) internals.states.add(name);
      else internals.states.delete(name);
    }
  } catch {
    // Engines from before 2024 have no states, or none by such names. They do without the styling.
  }
}
