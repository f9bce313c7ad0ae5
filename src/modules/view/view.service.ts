import type { GraphQLSchema } from 'graphql'
import { RapportError } from '../../core/errors.ts'
import { rolePermissions } from '../../core/viewer.ts'
import { changeable } from '../../read/changeable.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import { checkedEach, checkedInTurn, refuseAll } from '../../write/input-errors.ts'
import { softDelete, undelete } from '../../write/soft-delete.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
import type { StoredWork } from '../context.ts'
import { ifGiven, notFound, optionalText, requireText, uuidOf } from '../input.ts'
import { User } from '../user/user.entity.ts'
import { filterTypeOf, problemsOfView, type ViewContent } from './check-view.ts'
import { SavedView, type SavedViewColumn } from './view.entity.ts'
import type {
  CreateSavedViewInput,
  DeleteSavedViewInput,
  SavedViewColumnInput,
  RestoreSavedViewInput,
  UpdateSavedViewInput,
} from './view.input.ts'

const maxName = 200
const maxSearch = 500
const maxKey = 100
const maxSelection = 1_000

/** What views are checked against. */
export interface ViewDeps {
  readonly schema: GraphQLSchema
  readonly registry: ReadRegistry
  readonly storedWork: StoredWork
  /** The points that an operation may cost. */
  readonly limit: number
}

/** Throws everything that is wrong with a view, with its path in the input. */
const assertShowable = ({ schema, registry, storedWork, limit }: ViewDeps, content: ViewContent): void => {
  refuseAll(
    problemsOfView(content, schema, registry).map(
      ({ path, message }) => new RapportError('INVALID_INPUT', message, { path: ['input', ...path] }),
    ),
  )
  const type = content.filter ? filterTypeOf(schema, content.list) : undefined
  const requested = type ? storedWork.filterPoints(content.filter, type) : 0
  if (requested > limit)
    throw new RapportError(
      'TOO_EXPENSIVE',
      `expected a filter of at most ${limit} points, this one would cost ${requested}; take fewer conditions`,
      { path: ['input', 'filter'], details: { requested, limit } },
    )
}

const columnsOf = (given: readonly SavedViewColumnInput[]): SavedViewColumn[] => {
  const columns = checkedEach(given, ({ key, selection }, i) => ({
    key: requireText(key, `columns.${i}.key`, maxKey),
    selection: optionalText(selection, `columns.${i}.selection`, maxSelection) ?? null,
  }))
  const keys = columns.map(({ key }) => key)
  const twice = keys.findIndex((key, i) => keys.indexOf(key) !== i)
  if (twice >= 0)
    throw new RapportError('INVALID_INPUT', `expected each column once, got ${keys[twice]} twice`, {
      path: ['input', 'columns', String(twice), 'key'],
    })
  return [...columns]
}

/** A view that the caller may change: its own, or for roles that may delete records of others also a shared one. */
const findView = async (unit: UnitOfWork, id: string, isDeleted = false): Promise<SavedView> => {
  const { viewer } = unit
  const found = await unit.em.findOne(SavedView, {
    id: uuidOf(id, 'SavedView', 'id'),
    deletedAt: isDeleted ? { $ne: null } : null,
    ...changeable(SavedView, viewer),
  })
  if (!found) throw notFound(isDeleted ? 'deleted saved view' : 'saved view', 'id')
  const isOwn = viewer.userId !== undefined && found.owner?.id === viewer.userId
  if (!isOwn && !rolePermissions[viewer.role].includes('delete'))
    throw new RapportError('FORBIDDEN', 'only its owner, and the roles OWNER and MANAGER, change a shared view', {
      path: ['input', 'id'],
    })
  return found
}

export const createSavedView =
  (deps: ViewDeps) =>
  async (unit: UnitOfWork, input: CreateSavedViewInput): Promise<string> => {
    const { userId } = unit.viewer
    const { name, search, columns } = await checkedInTurn({
      name: () => requireText(input.name, 'name', maxName),
      search: () => optionalText(input.search, 'search', maxSearch),
      columns: () => columnsOf(input.columns ?? []),
      isShared: () => {
        if (userId === undefined && input.isShared !== true)
          throw new RapportError(
            'INVALID_INPUT',
            'expected isShared: true, for this key belongs to no user, and nobody would see the view',
            { path: ['input', 'isShared'] },
          )
      },
    })
    const content = {
      list: input.list,
      filter: input.filter ?? null,
      search: search ?? null,
      orderBy: input.orderBy ?? null,
      columns,
    }
    assertShowable(deps, content)
    const view = unit.em.create(
      SavedView,
      {
        name,
        ...content,
        isShared: input.isShared ?? false,
        owner: userId === undefined ? null : await unit.em.findOneOrFail(User, { id: userId }),
      },
      { partial: true },
    )
    unit.em.persist(view)
    return view.id
  }

export const updateSavedView =
  (deps: ViewDeps) =>
  async (unit: UnitOfWork, input: UpdateSavedViewInput): Promise<string> => {
    const view = await findView(unit, input.id)
    assertVersion(view, input.version)
    if (input.isShared === false && !view.owner)
      throw new RapportError(
        'INVALID_INPUT',
        'expected isShared: true, for the view belongs to no user, and nobody would see it any more',
        { path: ['input', 'isShared'] },
      )
    const { name, search, columns } = await checkedInTurn({
      name: () => ifGiven(input.name, 'name', (text) => requireText(text, 'name', maxName)),
      search: () => optionalText(input.search, 'search', maxSearch),
      columns: () => (input.columns ? columnsOf(input.columns) : undefined),
    })
    const changes = {
      ...(input.filter === undefined ? {} : { filter: input.filter }),
      ...(search === undefined ? {} : { search }),
      ...(input.orderBy === undefined ? {} : { orderBy: input.orderBy }),
      ...(columns === undefined ? {} : { columns }),
    }
    if (Object.keys(changes).length > 0) {
      const { list, filter, search: before, orderBy, columns: shown } = view
      assertShowable(deps, { list, filter, search: before, orderBy, columns: shown, ...changes })
    }
    unit.em.assign(view, {
      ...(name === undefined ? {} : { name }),
      ...changes,
      ...(typeof input.isShared === 'boolean' ? { isShared: input.isShared } : {}),
    })
    return view.id
  }

export const deleteSavedView = async (unit: UnitOfWork, input: DeleteSavedViewInput): Promise<string> => {
  const view = await findView(unit, input.id)
  assertVersion(view, input.version)
  softDelete(unit, view)
  return view.id
}

/** Brings a deleted view back under its id, so that links to it work again. */
export const restoreSavedView = async (unit: UnitOfWork, input: RestoreSavedViewInput): Promise<string> => {
  const view = await findView(unit, input.id, true)
  assertVersion(view, input.version)
  undelete(view)
  return view.id
}
