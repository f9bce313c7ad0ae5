import type { TaskFunction } from 'rapport-crm/task'

// Each task loads its own algorithm, so that a thread loads no more than it runs.

/** The percentiles 0 to 100 of the values of all customers. */
export const rank: TaskFunction<{ readonly values: Float64Array }, { readonly cuts: Float64Array }> = async ({
  values,
}) => {
  const { cutsOf } = await import('./algorithms/percentile.ts')
  return { cuts: cutsOf(values) }
}
