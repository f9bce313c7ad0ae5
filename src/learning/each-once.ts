import type { z } from 'zod'

/** For `superRefine` of a list in a model's params: refuses duplicates, at their position in the list. */
export const eachOnce = (values: readonly unknown[], context: z.RefinementCtx): void => {
  for (const [i, value] of values.entries())
    if (values.indexOf(value) < i)
      context.addIssue({ code: 'custom', message: `expected each once, got ${String(value)} again`, path: [i] })
}
