import type { ReportSubject } from '../../generated/operations.ts'
import { conditionsOf, type ListSearch } from '../../list/search.ts'
import type { Cell } from './matrix.ts'
import { subjects } from './subjects.ts'

/** A page that lists records, as a link takes it. */
interface Place {
  readonly to: string
  readonly search: ListSearch
}

/** Where the records behind a figure are listed; undefined where no list can be asked for them. */
export const behind = (of: ReportSubject, { filter }: Pick<Cell, 'filter'>): Place | undefined => {
  if (filter === null || filter === undefined) return undefined
  // A report and its group may have the same condition.
  const told = [...new Map(conditionsOf(filter).map((one) => [JSON.stringify(one), one])).values()]
  return { to: subjects[of].list, search: told.length > 0 ? { f: told } : {} }
}
