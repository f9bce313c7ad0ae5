import { coerceInputValue, isInputType, type GraphQLSchema } from 'graphql'
import { RapportError } from '../../core/errors.ts'
import { rolePermissions } from '../../core/viewer.ts'
import { changeable } from '../../read/changeable.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
import { ifGiven, notFound, requireText, uuidOf } from '../input.ts'
import { User } from '../user/user.entity.ts'
import { checkedReport } from './checked.ts'
import { reportStatement } from './report-sql.ts'
import type { ReportQuestion } from './report.input.ts'
import { SavedReport } from './saved-report.entity.ts'
import type { CreateSavedReportInput, DeleteSavedReportInput, UpdateSavedReportInput } from './saved-report.input.ts'

/** A question as it is stored; throws what `report` would throw of it, with its path in the input. */
const storable = (unit: UnitOfWork, registry: ReadRegistry, question: ReportQuestion): Record<string, unknown> => {
  try {
    reportStatement(checkedReport(question, registry), registry, unit.viewer)
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
export const askedAgain = (stored: unknown, schema: GraphQLSchema): ReportQuestion => {
  const type = schema.getType('ReportQuestion')
  if (!isInputType(type)) throw new Error('expected ReportQuestion to be an input')
  return coerceInputValue(stored, type, (path, _value, error) => {
    throw new RapportError(
      'INVALID_STATE',
      `the saved report asks for something that is not there any more, at ${path.join('.')}: ${error.message}`,
    )
  }) as ReportQuestion
}

/** A report that the caller may change: its own, or for roles that may delete records of others also a shared one. */
const findReport = async (unit: UnitOfWork, id: string): Promise<SavedReport> => {
  const { viewer } = unit
  const found = await unit.em.findOne(SavedReport, {
    id: uuidOf(id, 'SavedReport', 'id'),
    ...changeable(SavedReport, viewer),
  })
  if (!found) throw notFound('saved report', 'id')
  const isOwn = viewer.userId !== undefined && found.owner?.id === viewer.userId
  if (!isOwn && !rolePermissions[viewer.role].includes('delete'))
    throw new RapportError('FORBIDDEN', 'only its owner, and the roles OWNER and MANAGER, change a shared report', {
      path: ['input', 'id'],
    })
  return found
}

export const createSavedReport =
  (registry: ReadRegistry) =>
  async (unit: UnitOfWork, { name, question, isShared }: CreateSavedReportInput): Promise<string> => {
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
        question: storable(unit, registry, question),
        isShared: isShared ?? false,
        owner: userId === undefined ? null : await unit.em.findOneOrFail(User, { id: userId }),
      },
      { partial: true },
    )
    unit.em.persist(report)
    return report.id
  }

export const updateSavedReport =
  (registry: ReadRegistry) =>
  async (unit: UnitOfWork, input: UpdateSavedReportInput): Promise<string> => {
    const report = await findReport(unit, input.id)
    assertVersion(report, input.version)
    const name = ifGiven(input.name, 'name', requireText)
    unit.em.assign(report, {
      ...(name === undefined ? {} : { name }),
      ...(input.question ? { question: storable(unit, registry, input.question) } : {}),
      ...(typeof input.isShared === 'boolean' ? { isShared: input.isShared } : {}),
    })
    return report.id
  }

export const deleteSavedReport = async (unit: UnitOfWork, input: DeleteSavedReportInput): Promise<string> => {
  const report = await findReport(unit, input.id)
  assertVersion(report, input.version)
  unit.em.remove(report)
  return report.id
}
