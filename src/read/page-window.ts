import { RapportError } from '../core/errors.ts'

/** Arguments that select a part of a list. */
export interface WindowArgs {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
}

/** A part of a list: a number of records from its beginning or end, between two cursors. */
export interface Window {
  readonly size: number
  /** Counted from the end. */
  readonly backward: boolean
  readonly after: string | undefined
  readonly before: string | undefined
}

/** Largest page. */
export const maxPage = 100
/** Default page size. */
const defaultPage = 20

/** What the arguments of a connection ask for. Throws INVALID_INPUT. */
export const windowOf = ({ first, after, last, before }: WindowArgs): Window => {
  const isGiven = (value: unknown) => value !== undefined && value !== null
  if (isGiven(first) && isGiven(last)) {
    throw new RapportError(
      'INVALID_INPUT',
      `expected first or last, got both (${first} and ${last}); leave out first to page backward from the end or from before`,
      { path: ['last'] },
    )
  }
  const name = isGiven(last) ? 'last' : 'first'
  const size = last ?? first ?? defaultPage
  if (!Number.isInteger(size) || size < 1 || size > maxPage)
    throw new RapportError('INVALID_INPUT', `expected ${name} between 1 and ${maxPage}, got ${size}`, { path: [name] })
  return {
    size,
    backward: isGiven(last) || (!isGiven(first) && Boolean(before) && !after),
    after: after || undefined,
    before: before || undefined,
  }
}
