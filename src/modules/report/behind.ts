import type { Checked } from './checked.ts'

/** A number of periods, by their places; the first is the one before all others. */
export interface Span {
  readonly from: number
  /** The place after the last. */
  readonly to: number
}

/** Records without a customer that the viewer sees belong to the group without a value, too. */
const withoutCustomer = { not: { customer: { id: { isNull: false } } } }

/**
 * The filter by which the list of the records has those behind a figure: those of the report, of a group, and of some periods. `starts`
 * are the instants at which the periods begin. Undefined where the list has no condition that says it.
 */
export const filterBehind = (
  { subject, dimensions, periods, filter }: Checked,
  values: readonly (string | null)[] | undefined,
  span: Span | undefined,
  starts: readonly string[] | null,
): object | undefined => {
  /** Of the records themselves; where they are parts of others, `whole` has what is said of those. */
  const own: object[] = []
  const whole = subject.whole ? [] : own
  for (const [i, { condition, ofCustomer, ofWhole }] of (values ? dimensions : []).entries()) {
    if (!condition) return undefined
    const value = values![i] ?? null
    const said = condition(value)
    if (ofWhole) whole.push(said)
    else if (!ofCustomer || subject.map === 'Customer') own.push(said)
    else if (value !== null || subject.map !== 'Score') whole.push({ customer: said })
    else whole.push({ or: [{ customer: said }, withoutCustomer] })
  }
  if (periods && span) {
    const days = [periods.before, ...periods.all.map(({ from }) => from), periods.end]
    const at = (place: number) => (periods.moment.isDay ? days[place] : new Date(starts![place]!).toISOString())
    whole.push({ [periods.moment.field]: { gte: at(span.from), lt: at(span.to) } })
  }
  // Beside the conditions of the report, not around them: they may be as deep already as a filter can be.
  const beside = (conditions: readonly object[]) => ({
    ...filter,
    and: [...((filter?.['and'] ?? []) as readonly object[]), ...conditions],
  })
  if (!subject.whole) return JSON.parse(JSON.stringify(beside(own))) as object
  const parts =
    filter || own.length > 0 ? [{ [subject.whole.parts]: { some: own.length > 0 ? beside(own) : filter } }] : []
  return JSON.parse(JSON.stringify({ and: [...parts, ...whole] })) as object
}
