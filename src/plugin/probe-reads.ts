import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { RunSql } from '../db/sql.ts'
import { roles, type Role, type Viewer } from '../core/viewer.ts'
import { Plan } from '../read/planner.ts'
import type { ReadField, ReadMap, ReadSpec } from '../read/read-map.ts'
import { quoteName } from '../read/sql-text.ts'
import { mapNameOf } from './check-reads.ts'
import type { Graph, LoadedPlugin } from './graph.ts'
import { StageError } from './stage-error.ts'

/** A viewer whose rows are scoped, so that the condition of the scope is part of the statement. */
const scopedViewer: Viewer = {
  kind: 'USER',
  id: 'probe',
  userId: '00000000-0000-7000-8000-000000000000',
  role: 'READER',
  scope: 'OWN',
}

/** A read map asked which viewer it is. */
class AskedWho extends Error {}

/** A viewer who sees all records; what is read for one is shared by all of the role, so a read map may not ask which one it is. */
const anybody = (role: Role): Viewer => {
  const refuse = (): never => {
    throw new AskedWho()
  }
  return {
    role,
    scope: 'ALL',
    get kind() {
      return refuse()
    },
    get id() {
      return refuse()
    },
    get userId() {
      return refuse()
    },
  }
}

const node = (name: string, set?: SelectionSetNode): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(set ? { selectionSet: set } : {}),
})
const setOf = (selections: readonly FieldNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections })
const typename = setOf([node('__typename')])

/**
 * Runs each of a plugin's read maps once, over no rows: the database then reports missing tables, columns and invalid
 * expressions. Before, it asks for the statement of every role: none may depend on which viewer with the scope ALL asks. Throws
 * StageError.
 */
export const probeReads = async ({ module }: LoadedPlugin, graph: Graph, sql: RunSql): Promise<void> => {
  const { registry, schema } = graph
  await probeOrders(module.reads ?? [], sql)
  const inverse = Map.groupBy(
    (module.reads ?? []).flatMap((spec) => (spec.inverse ?? []).map(({ field }) => field.split('.'))),
    ([parent]) => parent!,
  )
  const probes: [ReadMap, readonly string[] | undefined][] = [
    ...(module.reads ?? []).map((spec): [ReadMap, undefined] => [registry.get(mapNameOf(spec)), undefined]),
    ...[...inverse].map(([parent, fields]): [ReadMap, string[]] => [
      registry.get(parent),
      fields.map(([, field]) => field!),
    ]),
  ]
  for (const [map, only] of probes) {
    const type = schema.getType(map.type) as GraphQLObjectType
    const info = { schema, fragments: {}, variableValues: {} }
    const selections = [selectionOf(type, map.fields, only)]
    try {
      for (const role of roles) new Plan(registry, info, anybody(role)).byKeys(map, [], selections)
    } catch (error) {
      if (!(error instanceof AskedWho)) throw error
      throw new StageError(
        `the read map ${map.name} must depend on the role and scope of the viewer only, but it asks for its id: what one viewer of a role with the scope ALL is sent goes to the others, too`,
        'use visibleBy.owner for the records of one user, or decide by the role',
        { cause: error },
      )
    }
    try {
      const plan = new Plan(registry, info, scopedViewer)
      await sql(plan.byKeys(map, [], selections), plan.sql.params)
      const columns = [...map.fields.values()].flatMap((read) => (read.kind === 'column' ? [read.column] : []))
      if (columns.length > 0)
        await sql(`select ${columns.map((column) => `"${column}"`).join(', ')} from ${map.table} where false`)
    } catch (error) {
      throw new StageError(
        `the read map ${map.name} does not fit the database: ${error instanceof Error ? error.message : String(error)}`,
        'compare the migrations with the entity and with the expressions of the read map',
        { cause: error },
      )
    }
  }
}

/** Reads no rows by each order that a plugin adds to other types. Throws StageError. */
const probeOrders = async (specs: readonly ReadSpec[], sql: RunSql): Promise<void> => {
  for (const { to, orders = {} } of specs.flatMap(({ adds = [] }) => adds))
    for (const [name, { table, foreign, value, type, where, by }] of Object.entries(orders)) {
      const about = `${where ? ` and ${where('o')}` : ''}${by ? ` and o.${quoteName(by.column)} = ''` : ''}`
      try {
        await sql(`select (${value('o')})::${type}, o.${quoteName(foreign)}::uuid from ${table} o where false${about}`)
      } catch (error) {
        throw new StageError(
          `the order ${name} of ${to} does not fit the database: ${error instanceof Error ? error.message : String(error)}`,
          'compare it with the migrations',
          { cause: error },
        )
      }
    }
}

const selectionOf = (
  type: GraphQLObjectType,
  reads: ReadonlyMap<string, ReadField>,
  only: readonly string[] | undefined,
): SelectionSetNode => {
  const nodes: FieldNode[] = []
  for (const field of Object.values(type.getFields())) {
    const read = reads.get(field.name)
    if (!read || (only && !only.includes(field.name)) || field.args.some(isRequiredArgument)) continue
    const of = getNamedType(field.type)
    if (!isCompositeType(of)) nodes.push(node(field.name))
    else if (read.kind === 'many' && read.shape === 'connection')
      nodes.push(node(field.name, setOf([node('nodes', typename), node('totalCount')])))
    else if (read.kind === 'object' && isObjectType(of) && !isAbstractType(of))
      nodes.push(node(field.name, selectionOf(of, new Map(Object.entries(read.fields)), undefined)))
    else nodes.push(node(field.name, typename))
  }
  return setOf(nodes)
}
