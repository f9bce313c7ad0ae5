import { getNamedType, isEnumType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql'
import { Client } from 'pg'
import { encodeCursor } from '../../src/read/cursor.ts'
import type { TestApp } from './app.ts'
import { customerOrders } from './customer-conditions.ts'
import { sentQueries, type SentStatement } from './statements.ts'

type Json = Readonly<Record<string, unknown>>

/** A list of the root as the schema has it. */
export interface List {
  readonly field: string
  /** The order enum's values; none where the list has one order. */
  readonly orders: readonly string[]
  readonly orderType: string | undefined
  readonly filterType: string | undefined
  /** Fields of the filter, without and, or, not. */
  readonly filters: readonly string[]
  readonly hasSearch: boolean
}

/** Every connection of the root. */
export const listsOf = (schema: GraphQLSchema): List[] =>
  Object.values(schema.getQueryType()!.getFields()).flatMap((field) => {
    const type = getNamedType(field.type)
    if (!isObjectType(type) || !type.name.endsWith('Connection')) return []
    const argument = (name: string) => {
      const arg = field.args.find((one) => one.name === name)
      const input = arg && getNamedType(arg.type)
      return isInputObjectType(input) ? input : undefined
    }
    const order = argument('orderBy')
    const values = order && getNamedType(order.getFields()['field']!.type)
    const filter = argument('filter')
    return [
      {
        field: field.name,
        orders: isEnumType(values) ? values.getValues().map(({ name }) => name) : [],
        orderType: order?.name,
        filterType: filter?.name,
        filters: Object.keys(filter?.getFields() ?? {}).filter((name) => !['and', 'or', 'not'].includes(name)),
        hasSearch: field.args.some(({ name }) => name === 'search'),
      },
    ]
  })

export interface OrderBy {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
  readonly scoreKind?: string
  readonly currency?: string
}

/** What one page asks for. */
export interface PageCase {
  readonly orderBy?: OrderBy | undefined
  readonly filter?: Json | undefined
  readonly search?: string | undefined
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly last?: boolean
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly PlanNode[]
}

export interface Measured {
  readonly buffers: number
  readonly ms: number
  readonly text: string
  readonly plan: PlanNode
  /** `Seq Scan customer`, `Sort`, … */
  readonly nodes: readonly string[]
}

const nodesOf = (node: PlanNode): string[] => [
  [node['Node Type'], node['Relation Name']].filter(Boolean).join(' '),
  ...(node.Plans ?? []).flatMap(nodesOf),
]

/** Asks for pages and explains the statements that answer them. */
export class PlanReader {
  readonly #app: TestApp
  readonly #client: Client

  constructor(app: TestApp) {
    this.#app = app
    this.#client = new Client({ connectionString: app.databaseUrl, options: '-c TimeZone=UTC' })
  }

  async open(settings: readonly string[] = []): Promise<void> {
    await this.#client.connect()
    for (const setting of settings) await this.#client.query(`set ${setting}`)
  }

  async close(): Promise<void> {
    await this.#client.end()
  }

  /** The statement that answers a page of a hundred. */
  async statement(list: List, page: PageCase, key = this.#app.ownerKey): Promise<SentStatement> {
    const variables = [
      ...(page.orderBy ? [`$orderBy: ${list.orderType}`] : []),
      ...(page.filter ? [`$filter: ${list.filterType}`] : []),
      '$after: String, $before: String',
    ]
    const args = [
      page.last ? 'last: 100' : 'first: 100',
      'after: $after, before: $before',
      ...(page.orderBy ? ['orderBy: $orderBy'] : []),
      ...(page.filter ? ['filter: $filter'] : []),
      ...(page.search ? [`search: ${JSON.stringify(page.search)}`] : []),
    ]
    const query = `query (${variables.join(', ')}) { ${list.field}(${args.join(', ')}) { edges { cursor node { __typename } } pageInfo { hasNextPage hasPreviousPage } } }`
    const sent = await sentQueries(async () => {
      const { errors } = await this.#app.ask(query, { ...page }, key)
      if (errors) throw new Error(`${list.field} ${JSON.stringify(page)}: ${errors[0]!.message}`)
    })
    const found = sent.filter(({ text }) => text.startsWith('select json_build_object('))
    if (found.length !== 1) throw new Error(`expected one statement for ${list.field}, got ${found.length}`)
    return found[0]!
  }

  async explain({ text, values }: SentStatement, analyze = true): Promise<Measured> {
    const options = analyze ? 'analyze, buffers, timing off, format json' : 'format json'
    const { rows } = await this.#client.query<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time'?: number }] }>(
      `explain (${options}) ${text}`,
      [...values],
    )
    const [{ Plan: plan, 'Execution Time': ms = 0 }] = rows[0]!['QUERY PLAN']
    const buffers = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
    return { buffers, ms, text, plan, nodes: nodesOf(plan) }
  }

  async page(list: List, page: PageCase, key?: string): Promise<Measured> {
    return this.explain(await this.statement(list, page, key))
  }

  /** A cursor that leaves so large a share of the list behind, made without reading what comes before it. */
  async cursorAt(list: List, orderBy: OrderBy | undefined, share: number): Promise<string | undefined> {
    const { text, values } = await this.statement(list, { orderBy })
    const [, place] = /'list', .*?\$(\d+)/.exec(text)!
    const name = String(values[Number(place) - 1])
    const beside = customerOrders.find((one) => one.orderBy.field === orderBy?.field)
    if (beside && orderBy) {
      const table = list.field === 'customers' ? 'customer' : 'opportunity'
      const { rows } = await this.#client.query<{ value: string | null; key: string }>(
        `select x.value::text, x.key from (select ${beside.value} as value, c.id as key from ${table} c) x
         order by x.value ${orderBy.direction} nulls last, x.key ${orderBy.direction} offset floor($1::float8 * (select count(*) from ${table})) limit 1`,
        [share],
      )
      return rows[0] && encodeCursor(name, rows[0])
    }
    const [, table, alias] = /from ((?:"\w+"\.)?"\w+") (t\d+)/.exec(text)!
    const [, column, direction, key] = new RegExp(`order by ${alias}\\."(\\w+)" (asc|desc), ${alias}\\."(\\w+)"`).exec(
      text,
    )!
    const { rows } = await this.#client.query<{ value: string | null; key: string }>(
      `select "${column}"::text as value, "${key}" as key from ${table} order by "${column}" ${direction} nulls last, "${key}" ${direction}
       offset floor($1::float8 * (select count(*) from ${table})) limit 1`,
      [share],
    )
    return rows[0] && encodeCursor(name, rows[0])
  }

  async query<Row extends object>(text: string): Promise<Row[]> {
    return (await this.#client.query<Row>(text)).rows
  }
}

/** Both directions of every order of a list; the default order where it has none to choose. */
export const ordersOf = (list: List): (OrderBy | undefined)[] =>
  list.orders.length === 0
    ? [undefined]
    : list.orders.flatMap((field) =>
        (['ASC', 'DESC'] as const).map((direction) => ({
          ...customerOrders.find(({ orderBy }) => orderBy.field === field)?.orderBy,
          field,
          direction,
        })),
      )
