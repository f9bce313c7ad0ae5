import type { WhatIf } from 'rapport-crm/sdk'
import type { Ranks } from './artifact.ts'
import { valuesOf } from './features.ts'
import type { Context } from './manifest.ts'
import { scoreOf } from './score.ts'

/** The score of a customer with another value. */
export const whatIf: WhatIf<Ranks, Context> = {
  kinds: ['sample-plugin.rank'],
  features: () => [{ name: 'value', description: 'What customers are ranked by', min: 0, max: 10_000, isWhole: true }],
  score: async ({ artifact }, { subjectId, asOf, changes }, context, sql) => {
    const [measured] = await valuesOf(sql, [subjectId], asOf, context)
    if (!measured) return undefined
    const draft = scoreOf({ ...measured, ...changes }, artifact, asOf, context)
    return { draft, own: { value: measured.value } }
  },
}
