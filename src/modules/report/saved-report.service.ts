import { coerceInputValue, isInputType, type GraphQLInputType, type GraphQLSchema } from 'graphql'
import { RapportError } from '../../core/errors.ts'
import { rolePermissions } from '../../core/viewer.ts'
import { changeable } from '../../read/changeable.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import { softDelete, undelete } from '../../write/soft-delete.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
import type { StoredWork } from '../context.ts'
import { ifGiven, notFound, requireText, uuidOf } from '../input.ts'
import { User } from '../user/user.entity.ts'
import { checkedReport, inOwnCurrency } from './checked.ts'
import { reportStatement } from './report-sql.ts'
import type { ReportQuestion } from './report.input.ts'
import { SavedReport } from './saved-report.entity.ts'
import type {
  CreateSavedReportInput,
  DeleteSavedReportInput,
  RestoreSavedReportInput,
  UpdateSavedReportInput,
} from './saved-report.input.ts'

/** What the question of a saved report may cost. */
export interface QuestionPrice {
  readonly pointsOf: (question: ReportQuestion) => number
  /** The points that an operation may cost. */
  readonly limit: number
}

/** The currency that the caller has chosen for itself. */
const ownCurrency = async ({ em, viewer }: UnitOfWork): Promise<string | null> =>
  viewer.userId === undefined ? null : ((await em.findOneOrFail(User, { id: viewer.userId })).currency ?? null)

/** A question as it is stored, with the currency of who saves it; throws what `report` would throw of it, with its path in the input. */
const storable = async (
  unit: UnitOfWork,
  registry: ReadRegistry,
  { pointsOf, limit }: QuestionPrice,
  given: ReportQuestion,
): Promise<Record<string, unknown>> => {
  const question = await inOwnCurrency(given, () => ownCurrency(unit))
  try {
    reportStatement(checkedReport(question, registry, unit.now), registry, unit.viewer)
    const requested = pointsOf(question)
    if (requested > limit)
      throw new RapportError(
        'TOO_EXPENSIVE',
        `expected a question of at most ${limit} points, this one would cost ${requested}; take fewer conditions`,
        { path: ['filter'], details: { requested, limit } },
      )
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    throw new RapportError(error.code, error.message, {
      path: ['input', 'question', ...error.inputPath],
      details: error.details,
      cause: error,
    })
  }
  // Instants become texts, as callers write them.
  return JSON.parse(JSON.stringify(question)) as Record<string, unknown>
}

/** The question of a saved report. Throws INVALID_STATE if it does not fit the graph any more. */
export const askedAgain = (stored: unknown, schema: GraphQLSchema): ReportQuestion =>
  coerceInputValue(stored, inputOf(schema, 'ReportQuestion'), (path, _value, error) => {
    throw new RapportError(
      'INVALID_STATE',
      `the saved report asks for something that is not there any more, at ${path.join('.')}: ${error.message}`,
    )
  }) as ReportQuestion

const inputOf = (schema: GraphQLSchema, name: string): GraphQLInputType => {
  const type = schema.getType(name)
  if (isInputType(type)) return type
  throw new Error(`expected ${name} to be an input`)
}

/** The points of the filter of a question, which nobody sees in the operation that asks a saved report. */
export const storedPoints = ({ filter }: ReportQuestion, work: StoredWork, schema: GraphQLSchema): number =>
  work.filterPoints(filter, inputOf(schema, 'ReportFilter'))

/** A report that the caller may change: its own, or for roles that may delete records of others also a shared one. */
const findReport = async (unit: UnitOfWork, id: string, isDeleted = false): Promise<SavedReport> => {
  const { viewer } = unit
  const found = await unit.em.findOne(SavedReport, {
    id: uuidOf(id, 'SavedReport', 'id'),
    deletedAt: isDeleted ? { $ne: null } : null,
    ...changeable(SavedReport, viewer),
  })
  if (!found) throw notFound(isDeleted ? 'deleted saved report' : 'saved report', 'id')
  const isOwn = viewer.userId !== undefined && found.owner?.id === viewer.userId
  if (!isOwn && !rolePermissions[viewer.role].includes('delete'))
    throw new RapportError('FORBIDDEN', 'only its owner, and the roles OWNER and MANAGER, change a shared report', {
      path: ['input', 'id'],
    })
  return found
}

export const createSavedReport =
  (registry: ReadRegistry, price: QuestionPrice) =>
  async (unit: UnitOfWork, { name, question, isShared, chart, isOnToday }: CreateSavedReportInput): Promise<string> => {
    const { userId } = unit.viewer
    if (userId === undefined && isShared !== true)
      throw new RapportError(
        'INVALID_INPUT',
        'expected isShared: true, for this key belongs to no user, and nobody would see the report',
        { path: ['input', 'isShared'] },
      )
    const report = unit.em.create(
      SavedReport,
      {
        name: requireText(name, 'name'),
        question: await storable(unit, registry, price, question),
        isShared: isShared ?? false,
        chart: chart ?? null,
        isOnToday: isOnToday ?? false,
        owner: userId === undefined ? null : await unit.em.findOneOrFail(User, { id: userId }),
      },
      { partial: true },
    )
    unit.em.persist(report)
    return report.id
  }

export const updateSavedReport =
  (registry: ReadRegistry, price: QuestionPrice) =>
  async (unit: UnitOfWork, input: UpdateSavedReportInput): Promise<string> => {
    const report = await findReport(unit, input.id)
    assertVersion(report, input.version)
    if (input.isShared === false && !report.owner)
      throw new RapportError(
        'INVALID_INPUT',
        'expected isShared: true, for the report belongs to no user, and nobody would see it any more',
        { path: ['input', 'isShared'] },
      )
    const name = ifGiven(input.name, 'name', requireText)
    unit.em.assign(report, {
      ...(name === undefined ? {} : { name }),
      ...(input.question ? { question: await storable(unit, registry, price, input.question) } : {}),
      ...(typeof input.isShared === 'boolean' ? { isShared: input.isShared } : {}),
      ...(input.chart === undefined ? {} : { chart: input.chart }),
      ...(typeof input.isOnToday === 'boolean' ? { isOnToday: input.isOnToday } : {}),
    })
    return report.id
  }

export const deleteSavedReport = async (unit: UnitOfWork, input: DeleteSavedReportInput): Promise<string> => {
  const report = await findReport(unit, input.id)
  assertVersion(report, input.version)
  softDelete(unit, report)
  return report.id
}

/** Brings a deleted report back under its id, so that links to it work again. */
export const restoreSavedReport = async (unit: UnitOfWork, input: RestoreSavedReportInput): Promise<string> => {
  const report = await findReport(unit, input.id, true)
  assertVersion(report, input.version)
  undelete(report)
  return report.id
}
