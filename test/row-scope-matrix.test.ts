import {
  parse,
  type FieldNode,
  type GraphQLInterfaceType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { hashKey, newKey } from '../src/api/auth.ts'
import { core } from '../src/api/schema.ts'
import { RapportError } from '../src/core/errors.ts'
import { ids, newUuid } from '../src/core/ids.ts'
import type { RowScope, Viewer } from '../src/core/viewer.ts'
import { changeable } from '../src/read/changeable.ts'
import { ReadRegistry, type ReadSpec } from '../src/read/read-map.ts'
import { Reader } from '../src/read/reader.ts'
import { defineRowScope, visibleBy } from '../src/read/row-scope.ts'
import { addEverywhere } from './support/every-table.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { connectAgent } from './support/mcp.ts'

/** Who may see the rows of a read map, said a second time and in plain SQL: `key` and `owner`, a row for each owner who sees it. */
const everyone = 'everyone'
const wholeView = 'whole view'
const ownersOnly = 'owners only'
const ofCustomer = (table: string, key = 'id', customer = 'customer_id') =>
  `select t.${key} as key, c.owner_id as owner from ${table} t join customer c on c.id = t.${customer}`
const ofSubject = (table: string) => ofCustomer(table, 'id', 'subject_id')
const ofLiveCustomer = (table: string, key: string) => `${ofCustomer(table, key)} where c.deleted_at is null`
const stageChanges = `select h.id as key, x.owner from stage_change h join (select id, owner_id as owner from opportunity union ${ofCustomer('opportunity').replace(' as key', ' as id')}) x on x.id = h.opportunity_id`
const tasks = `select id as key, assignee_id as owner from task union ${ofCustomer('task')}`
const cases = `select id as key, assignee_id as owner from support_case union ${ofCustomer('support_case')}`
const caseChanges = `select h.id as key, x.owner from case_change h join (${cases}) x on x.key = h.case_id`
/** Each row of the test is told to Ann, who sees it as long as she sees the customer. */
const toAnn = ofCustomer('notification')
const seen: Readonly<Record<string, string>> = {
  Customer: 'select id as key, owner_id as owner from customer',
  ExternalId: ofCustomer('external_id'),
  // Each row of the test has one customer on both sides; test/organisations.test.ts has those of two.
  Employment: ofLiveCustomer('employment', 'id').replace('t.customer_id', 't.person_id'),
  Pipeline: everyone,
  Stage: everyone,
  Opportunity: `select id as key, owner_id as owner from opportunity union ${ofCustomer('opportunity')}`,
  StageChange: stageChanges,
  Interaction: ofCustomer('interaction'),
  Task: tasks,
  BusinessCalendar: everyone,
  SlaPolicy: everyone,
  Case: cases,
  CaseChange: caseChanges,
  Product: everyone,
  ExchangeRate: everyone,
  Order: ofCustomer('sales_order'),
  CustomerPurchases: ofCustomer('customer_purchases', 'customer_id'),
  CustomerSpending: ofCustomer('customer_spending', 'customer_id'),
  OrderLine: `select l.id as key, c.owner_id as owner from order_line l join sales_order o on o.id = l.order_id join customer c on c.id = o.customer_id`,
  Proposal: `select id as key, user_id as owner from proposal union ${ofCustomer('proposal')}`,
  // Each row of the test is shared; test/report.test.ts, test/lists.test.ts and test/views.test.ts have those that are not.
  SavedReport: everyone,
  SavedView: everyone,
  CustomerList: everyone,
  CustomerListChange: ofCustomer('customer_list_change'),
  User: everyone,
  ApiKey: ownersOnly,
  AuditEntry: wholeView,
  Notification: toAnn,
  Webhook: ownersOnly,
  WebhookDelivery: ownersOnly,
  WebhookAttempt: ownersOnly,
  ExportJob: 'select id as key, user_id as owner from export_job',
  ImportJob: wholeView,
  ImportError: wholeView,
  ImportWarning: wholeView,
  ModelRun: everyone,
  DriftReport: everyone,
  TrainingSchedule: everyone,
  Score: ofSubject('score'),
  ScoreHistory: ofSubject('score_history'),
  ScoreChange: ofSubject('score_history'),
  TimelineInteraction: ofCustomer('interaction'),
  TimelineOrder: ofCustomer('sales_order'),
  TimelineStageChange: stageChanges,
  TimelineScoreChange: ofSubject('score_history'),
  TimelineTask: tasks,
  TimelineCase: cases,
  Segment: everyone,
  TimelineSegmentChange: ofCustomer('p_segmentation.membership_change'),
  SegmentMembership: ofCustomer('p_segmentation.membership'),
  SegmentMembershipChange: ofCustomer('p_segmentation.membership_change'),
  LifetimeValue: ofCustomer('p_clv.lifetime_value', 'customer_id'),
  ForecastSeries: wholeView,
  Forecast: wholeView,
  ForecastChange: wholeView,
  TextSentiment: ofCustomer('p_sentiment.text_sentiment', 'interaction_id'),
  CustomerSentiment: ofLiveCustomer('p_sentiment.customer_sentiment', 'customer_id'),
  TimelineSentimentAlert: ofCustomer('p_sentiment.alert'),
  SentimentAlert: ofLiveCustomer('p_sentiment.alert', 'id'),
  OpenSentimentAlert: `${ofCustomer('p_sentiment.alert')} where t.recovered_at is null`,
  SentimentChange: ofCustomer('p_sentiment.change'),
}

const TEAM = 'TEAM' as RowScope
const ann = newUuid()
const bob = newUuid()
const cyd = newUuid()
const viewerOf = (scope: RowScope, userId: string): Viewer => ({
  kind: 'USER',
  id: userId,
  userId,
  role: 'AGENT',
  scope,
})
const viewers = [
  ['ALL', viewerOf('ALL', ann), [ann, bob, cyd]],
  ['OWN of who has two customers', viewerOf('OWN', ann), [ann]],
  ['OWN of who has one customer and a deal of another', viewerOf('OWN', bob), [bob]],
  ['OWN of who has nothing', viewerOf('OWN', newUuid()), []],
  ['TEAM', viewerOf(TEAM, ann), [ann, bob]],
] as const satisfies [string, Viewer, readonly string[]][]

let app: TestApp
let forgetTeam: () => void
/** Every read map, by name, with the entity behind it and whether the entity has no map before it. */
let maps: Map<string, { spec: ReadSpec; isFirst: boolean }>

beforeAll(async () => {
  app = await startTestApp({ plugins })
  // A scope that no read map knows of: those whom the test says are in a team.
  forgetTeam = defineRowScope(TEAM, (_viewer, column, sql) => `${column} = any(${sql.param([ann, bob], 'uuid[]')})`)
  for (const id of [ann, bob, cyd])
    await app.sql(`insert into app_user (id, name, email, role) values ($1, 'Somebody', $2, 'AGENT')`, [
      id,
      `${id}@example.org`,
    ])
  // Of Ann twice, of Bob and Cyd once, and of nobody; the deal with a customer of Cyd is Bob's.
  for (const [place, owner] of [ann, ann, bob, cyd, null].entries()) {
    const customerId = newUuid()
    await app.sql(`insert into customer (id, kind, name, owner_id) values ($1, 'PERSON', 'Customer', $2)`, [
      customerId,
      owner,
    ])
    await addEverywhere(
      app.sql,
      customerId,
      `text ${place}`,
      (table, column) => {
        if (column === 'deleted_at' || column === 'deleted_by') return null
        if (column === 'recovered_at' || column === 'retired_at') return null
        if (table === 'public.notification' && column === 'user_id') return ann
        if (table === 'public.opportunity' && column === 'owner_id') return owner === cyd ? bob : null
        if (table === 'public.support_case' && column === 'assignee_id') return owner === cyd ? bob : null
        if (table === 'public.task' && column === 'assignee_id') return owner === cyd ? bob : null
        return undefined
      },
      ['public.outbox', 'public.event_log', 'public.event_consumer'],
    )
  }
  const specs = [...core.reads, ...app.app.host.loaded.flatMap(({ module }) => module.reads ?? [])]
  const entities = new Set<unknown>()
  maps = new Map()
  for (const spec of specs) {
    maps.set(spec.name ?? spec.type ?? spec.entity.name, { spec, isFirst: !entities.has(spec.entity) })
    entities.add(spec.entity)
  }
})
afterAll(async () => {
  forgetTeam?.()
  await app?.stop()
})

const typename = (parse('{ a { __typename } }').definitions[0] as OperationDefinitionNode).selectionSet
  .selections[0] as FieldNode
const selection: readonly SelectionSetNode[] = [typename.selectionSet!]

it('every read map has an expected answer here to who sees its rows', () => {
  expect([...maps.keys()].toSorted()).toEqual(Object.keys(seen).toSorted())
})

describe.each(viewers)('a viewer of the scope %s', (_scope, viewer, owners) => {
  it.each(Object.keys(seen))('reads, changes and is told of the right rows of %s', async (name) => {
    const { spec, isFirst } = maps.get(name)!
    const registry = registryOf()
    const map = registry.get(name)
    const all = (await app.sql(`select t."${map.key}"::text as key from ${map.table} t`)).map(
      ({ key }) => key as string,
    )
    expect(all.length).toBeGreaterThan(2)
    const expected = await expectedKeys(seen[name]!, viewer, owners, all)

    const reader = new Reader(registry, viewer, app.sql)
    const info = { schema: app.app.schema, fragments: {}, variableValues: {} }
    const read = await reader.records(info, selection, name, all)
    expect([...read.keys()].toSorted(), 'read').toEqual(expected)

    // As the hub reads the record of an event for those who may be told of it.
    const told = await reader.recordsOf(
      info,
      selection,
      all.map((key) => ({ map: name, key, includeDeleted: true })),
    )
    expect(all.filter((_, i) => told[i]).toSorted(), 'event').toEqual(expected)

    if (!isFirst) return
    const key = Object.values(app.app.orm.getMetadata().get(spec.entity as never).properties).find(
      (one) => one.fieldNames?.[0] === map.key,
    )!.name
    const find = async () => {
      const where = { [key]: all, ...changeable(spec.entity, viewer) }
      const rows = await app.app.orm.em.fork().find(spec.entity as never, where)
      return rows.map((row) => String(row[key as never])).toSorted()
    }
    if (map.rule.changedByAll !== undefined && viewer.scope !== 'ALL')
      await expect(find(), 'write').rejects.toSatisfy(
        (error) => error instanceof RapportError && error.code === 'FORBIDDEN',
      )
    else expect(await find(), 'write').toEqual(expected)
  })
})

describe('an agent at /mcp', () => {
  /** The node types, whose records an agent can ask for by id. */
  const nodes = () => {
    const { schema } = app.app
    return schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).map(({ name }) => name)
  }

  it.each(
    viewers.flatMap(([scope, viewer, owners]) =>
      // A test defines the scope TEAM, which no key can have.
      viewer.scope === TEAM ? [] : [[scope, viewer, owners] as const],
    ),
  )('with a key of the scope %s reads the right rows of every type', async (_scope, viewer, owners) => {
    const [user] = await app.sql('select id from app_user where id = $1', [viewer.userId])
    if (!user)
      await app.sql(
        `insert into app_user (id, name, email, role) values ($1::uuid, 'Nobody', $1::uuid || '@example.org', 'AGENT')`,
        [viewer.userId],
      )
    const key = newKey()
    await app.sql(
      `insert into api_key (id, name, hash, prefix, role, scope, user_id) values ($1, 'agent', $2, 'rpk', $3, $4, $5)`,
      [newUuid(), hashKey(key), viewer.role, viewer.scope, viewer.userId],
    )
    const agent = await connectAgent(app, key)
    try {
      expect(nodes().length).toBeGreaterThan(15)
      for (const type of nodes()) {
        const { table, key: column } = registryOf().get(type)
        const all = (await app.sql(`select t."${column}"::text as key from ${table} t`)).map(
          ({ key: one }) => one as string,
        )
        const fields = all.map((one, i) => `n${i}: node(id: "${ids.encode(type, one)}") { __typename }`)
        const found: Record<string, unknown> = {}
        // An operation has at most 50 root fields.
        for (let i = 0; i < fields.length; i += 50) {
          const { content, errors } = await agent.call('query', { query: `{ ${fields.slice(i, i + 50).join(' ')} }` })
          expect([type, errors]).toEqual([type, undefined])
          Object.assign(found, content.data)
        }
        const read = all.filter((_, i) => found[`n${i}`] !== null)
        // By `node`, a caller who may not list users finds only itself.
        const expected = type === 'User' ? [viewer.userId] : await expectedKeys(seen[type]!, viewer, owners, all)
        expect([type, read.toSorted()]).toEqual([type, expected])
      }
    } finally {
      await agent.close()
    }
  })
})

const expectedKeys = async (
  rule: string,
  viewer: Viewer,
  owners: readonly string[],
  all: string[],
): Promise<string[]> => {
  const sees = viewer.scope === 'ALL'
  if (rule === everyone) return all.toSorted()
  if (rule === wholeView) return sees ? all.toSorted() : []
  if (rule === ownersOnly || (rule === toAnn && viewer.userId !== ann)) return []
  const rows = await app.sql(
    `select distinct key::text as key from (${rule}) seen where $1::boolean or owner = any($2::uuid[])`,
    [sees, owners],
  )
  return rows.map(({ key }) => key as string).toSorted()
}

const registryOf = (): ReadRegistry => {
  const metadata = app.app.orm.getMetadata()
  const registry = new ReadRegistry((entity) => metadata.get(entity as never))
  registry.add([...maps.values()].map(({ spec }) => spec))
  return registry
}

describe('a read map that does not say who sees its rows', () => {
  it('is refused by name, with what to write, and so is every other', () => {
    const { spec } = maps.get('Customer')!
    const { spec: orders } = maps.get('Order')!
    const metadata = app.app.orm.getMetadata()
    const registry = new ReadRegistry((entity) => metadata.get(entity as never))
    const { scope: _scope, ...unstated } = spec
    const { scope: _other, ...alsoUnstated } = orders
    expect(() =>
      registry.add([
        unstated as ReadSpec,
        { ...maps.get('User')!.spec, scope: visibleBy.everyone },
        alsoUnstated as ReadSpec,
      ]),
    ).toThrow(
      /the read map Customer does not state who sees its rows: write scope: visibleBy\.customer\('customer_id'\), visibleBy\.everyone, or a function of the viewer; the read map Order does not/,
    )
  })

  it('does not pass the type check', () => {
    const { spec } = maps.get('Customer')!
    // @ts-expect-error the scope is missing
    const unstated: ReadSpec = { entity: spec.entity }
    expect(unstated.scope).toBeUndefined()
  })
})
