/** What the address of a plugin's models says. */
export interface RunsSearch {
  /** Runs that are shown beside each other. */
  readonly runs?: readonly string[]
}

export const readRunsSearch = (raw: Record<string, unknown>): RunsSearch => {
  const runs = Array.isArray(raw['runs']) ? raw['runs'].filter((id) => typeof id === 'string') : []
  return runs.length > 0 ? { runs } : {}
}
