import { RapportError } from '../../core/errors.ts'
import type { ModuleContext } from '../../contract/context.ts'
import type { ListColumn, ListQuery, ListShape } from '../../contract/lists.ts'
import type { Viewer } from '../../core/viewer.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { requireText } from '../input.ts'
import { User } from '../user/user.entity.ts'
import { ExportFormat, ExportJob, ExportStatus, type ExportColumn } from './export.entity.ts'
import type { ExportColumnInput, ExportListInput } from './export.input.ts'

/** Exports of one caller that may be under way. */
const maxUnfinished = 5
const maxTitle = 200

const plainColumn = ({ name, path, isJson }: ListColumn): ExportColumn => ({ title: name, path, isJson })

const columnsOf = (
  values: readonly ListColumn[],
  asked: readonly ExportColumnInput[] | null | undefined,
  format: ExportFormat,
): readonly ExportColumn[] => {
  if (asked === null || asked === undefined) return values.map(plainColumn)
  if (format !== ExportFormat.CSV)
    throw new RapportError('INVALID_INPUT', `expected columns only for CSV; ${format} has what the query selects`, {
      path: ['input', 'columns'],
    })
  if (asked.length === 0)
    throw new RapportError('INVALID_INPUT', 'expected at least one column, got none', { path: ['input', 'columns'] })
  const byName = new Map(values.map((value) => [value.name, value]))
  return asked.map(({ value, title }, i) => {
    const found = byName.get(value)
    if (!found)
      throw new RapportError(
        'INVALID_INPUT',
        `expected a value of the query (${[...byName.keys()].slice(0, 50).join(', ')}), got ${value}`,
        { path: ['input', 'columns', String(i), 'value'] },
      )
    const named = title === null || title === undefined ? value : requireText(title, `columns.${i}.title`, maxTitle)
    return { ...plainColumn(found), title: named }
  })
}

const shapeOf = ({ platform }: ModuleContext, viewer: Viewer, query: ListQuery): ListShape => {
  try {
    return platform.lists.shapeOf(query, viewer)
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    const { code, message, details, inputPath } = error
    const path = inputPath.length > 0 ? ['variables', ...inputPath] : ['query']
    throw new RapportError(code, message, { path: ['input', ...path], details, cause: error })
  }
}

/** Queues the export of a list; returns the uuid of its job. */
export const exportList =
  (x: ModuleContext) =>
  async (unit: UnitOfWork, input: ExportListInput): Promise<string> => {
    const { em, viewer, emit } = unit
    const { query, format, byteOrderMark } = input
    const variables = input.variables ?? {}
    const shape = shapeOf(x, viewer, { query, variables })
    const columns = columnsOf(shape.columns, input.columns, format)
    const unfinished = await em.count(ExportJob, {
      createdBy: viewer.id,
      status: { $in: [ExportStatus.QUEUED, ExportStatus.RUNNING] },
    })
    if (unfinished >= maxUnfinished)
      throw new RapportError(
        'INVALID_STATE',
        `expected at most ${maxUnfinished} exports of one key under way; wait until one has ended`,
        { path: ['input'] },
      )
    const job = em.create(
      ExportJob,
      {
        list: shape.list,
        format,
        query,
        variables,
        columns: format === ExportFormat.CSV ? columns : [],
        byteOrderMark: byteOrderMark ?? false,
        user: viewer.userId === undefined ? null : em.getReference(User, viewer.userId),
        createdBy: viewer.id,
      },
      { partial: true },
    )
    em.persist(job)
    await em.flush()
    await x.enqueue(unit, 'run', { jobId: job.id })
    emit('export.changed', { jobId: job.id, status: job.status })
    return job.id
  }
