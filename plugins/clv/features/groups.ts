import { mayBeLearntFrom } from 'rapport-crm/sdk'
import type { CustomerGroups } from '../algorithms/compare/fairness.ts'
import type { Context } from '../manifest.ts'

/** The groups of customers by the attributes in the plugin's config; customers without a value are in no group. */
export const loadGroups = (customers: readonly string[], context: Context): Promise<CustomerGroups[]> => {
  const numberOf = new Map(customers.map((id, c) => [id, c]))
  return Promise.all(
    context.config.fairnessBy.map(async (attribute) => {
      const { customer, group } = await context.snapshot(
        `select c.id::text as customer, c.${attribute}::text as "group" from rapport_v1.customer c
         where c.${attribute} is not null and ${mayBeLearntFrom('clv', 'c')} order by c.id`,
        [],
        { customer: 'text', group: 'text' },
      )
      const codes = new Int32Array(customers.length).fill(-1)
      customer.codes.forEach((code, i) => {
        const c = numberOf.get(customer.dictionary[code]!)
        if (c !== undefined) codes[c] = group.codes[i]!
      })
      return { attribute, column: { dictionary: group.dictionary, codes } }
    }),
  )
}
