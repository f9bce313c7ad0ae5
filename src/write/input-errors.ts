import { RapportError } from '../core/errors.ts'

/** What is wrong with several fields of one input. If only one problem can be reported, it is the first. */
class InputErrors extends RapportError {
  readonly problems: readonly RapportError[]

  constructor(first: RapportError, others: readonly RapportError[]) {
    super(first.code, first.message, { path: first.inputPath, details: first.details, cause: first })
    this.problems = [first, ...others]
  }
}

/** Each problem that an error reports. */
export const problemsOf = (error: RapportError): readonly RapportError[] =>
  error instanceof InputErrors ? error.problems : [error]

/** Throws the problems together, if there are any. */
export const refuseAll = (problems: readonly RapportError[]): void => {
  const [first, ...others] = problems
  if (first) throw others.length === 0 ? first : new InputErrors(first, others)
}

/** The problems that a check found in the input. Throws anything else, such as a database that is away. */
const foundBy = (error: unknown): readonly RapportError[] => {
  if (error instanceof RapportError && error.inputPath[0] === 'input') return problemsOf(error)
  throw error
}

type Checks = Readonly<Record<string, () => unknown>>
type Checked<C extends Checks> = { readonly [Name in keyof C]: Awaited<ReturnType<C[Name]>> }

/** Runs every check, however many fail, so that the caller learns all problems at once; returns their results. */
export const checked = <C extends Checks>(checks: C): Checked<C> => {
  const problems: RapportError[] = []
  const values = Object.entries(checks).map(([name, check]) => {
    try {
      return [name, check()]
    } catch (error) {
      problems.push(...foundBy(error))
      return [name, undefined]
    }
  })
  refuseAll(problems)
  return Object.fromEntries(values) as Checked<C>
}

/**
 * Like `checked`, for checks that query the database: one after another, because they share the connection of the
 * transaction.
 */
export const checkedInTurn = async <C extends Checks>(checks: C): Promise<Checked<C>> => {
  const problems: RapportError[] = []
  const values: Record<string, unknown> = {}
  for (const [name, check] of Object.entries(checks)) {
    try {
      values[name] = await check()
    } catch (error) {
      problems.push(...foundBy(error))
    }
  }
  refuseAll(problems)
  return values as Checked<C>
}

/** Like `checked`, for the same check of each item of a list. */
export const checkedEach = <Item, Value>(
  items: readonly Item[],
  check: (item: Item, place: number) => Value,
): readonly Value[] =>
  Object.values(checked(Object.fromEntries(items.map((item, place) => [place, () => check(item, place)]))))
