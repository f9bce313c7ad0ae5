import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionsOf, filterOf, orderByOf, sortTextOf, type Condition } from '../../src/console/web/list/search.ts'

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }))
const conditions = fc.array(
  fc.tuple(
    fc.constantFrom('country', 'customer.country', 'lists.some.id', 'purchases.lastOrderAt', 'score'),
    fc.constantFrom('eq', 'in', 'contains', 'beforeLastDays'),
    value,
  ),
  { maxLength: 5 },
)
/** Filters of any front end: several fields in one, and groups. */
const filters = fc.letrec<{ filter: object }>((tie) => ({
  filter: fc.dictionary(
    fc.constantFrom('country', 'kind', 'and', 'or', 'not'),
    fc.oneof(
      fc.record({ eq: value }),
      fc.record({ gte: fc.integer(), lt: fc.integer() }),
      fc.array(tie('filter'), { maxLength: 3 }),
    ),
    { maxKeys: 3 },
  ),
})).filter

/** Whether a record meets a filter; what conditions mean is decided by their text. */
const meets = (filter: unknown, isMet: (condition: string) => boolean): boolean => {
  if (typeof filter !== 'object' || filter === null) return true
  return Object.entries(filter).every(([name, inner]: [string, unknown]) => {
    if (name === 'and' && Array.isArray(inner)) return inner.every((one) => meets(one, isMet))
    if (name === 'or' && Array.isArray(inner)) return inner.some((one) => meets(one, isMet))
    // Several operators of a field must all be met.
    const parts: readonly unknown[] =
      name === 'not' || Array.isArray(inner) || typeof inner !== 'object' || inner === null
        ? [inner]
        : Object.entries(inner)
    return parts.every((part) => isMet(`${name} ${JSON.stringify(part)}`))
  })
}

describe('what a saved view asks for', () => {
  it('is what the address says, and back', () => {
    fc.assert(
      fc.property(conditions, (all) => {
        const found: readonly Condition[] = conditionsOf(filterOf(all))
        expect(found).toEqual(all)
      }),
    )
    for (const sort of ['NAME', '-NAME', 'score:clv.value', '-score:clv.value', undefined])
      expect(sortTextOf(orderByOf(sort))).toBe(sort)
    expect(sortTextOf({ field: 'SPENT', currency: 'EUR' })).toBeUndefined()
  })

  it('means the same as a filter of another front end', () => {
    fc.assert(
      fc.property(filters, fc.func(fc.boolean()), (filter, isMet) => {
        expect(meets(filterOf(conditionsOf(filter)), (one) => isMet(one))).toBe(meets(filter, (one) => isMet(one)))
      }),
      { numRuns: 500 },
    )
  })
})
