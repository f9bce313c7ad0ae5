import type { WhatIf } from 'rapport-crm/sdk'
import type { Ranks } from './artifact.ts'
import { loadContactsOf } from './features.ts'
import type { Context } from './manifest.ts'
import { ranked, scoreOf } from './score.ts'

/** The rank of a customer with another number of contacts. */
export const whatIf: WhatIf<Ranks, Context> = {
  kinds: ['sample-plugin.rank'],
  features: () => [{ name: 'contacts', description: 'Contacts in the window', min: 0, max: 10_000, isWhole: true }],
  score: async ({ artifact }, { subjectId, asOf, changes }, context, sql) => {
    const [counted] = await loadContactsOf(sql, [subjectId], asOf, context)
    if (!counted) return undefined
    const own = { contacts: counted.contacts }
    const [row] = ranked([{ ...counted, ...own, ...changes }], artifact)
    return { draft: scoreOf(row!, asOf, context), own }
  },
}
