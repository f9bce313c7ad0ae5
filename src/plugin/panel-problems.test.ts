import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadPlugins } from '../api/load-plugins.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import { panelsSchema, problemOfPanels, type ConsolePanel } from '../contract/panels.ts'
import { createLog } from '../core/log.ts'
import { plugins as bundled } from '../../rapport.config.ts'
import { problemsOfPanels } from './panel-problems.ts'

const schema = buildSchema(`
  type Query { customer(id: ID!): Customer, deals(kind: String!): [Deal!]!, total: Int! }
  type Customer { id: ID! name: String! deals: [Deal!]! owner: User timeline: Timeline! }
  type User { name: String! }
  type Deal { id: ID! amount: Int! customer: Customer! }
  type Timeline { nodes: [TimelineItem!]! }
  interface TimelineItem { id: ID! }
  type TimelineMove implements TimelineItem { id: ID! to: User note: String }
  enum TimelineType { MOVE }
  type Mutation { forget(id: ID!): Boolean, refresh: Boolean }
`)

const title = { en: 'Deals' }
const facts = (query: string, path: string): ConsolePanel => ({
  point: 'customer.panel',
  id: 'deals',
  title,
  query,
  layout: { kind: 'facts', values: [{ label: title, path }] },
})
const ofCustomer =
  'query Q($id: ID!) { customer(id: $id) { ...Own deals { amount customer { id } } } } fragment Own on Customer { called: name owner { name } }'
const table = (rows: string, path: string): ConsolePanel => ({
  ...(facts(ofCustomer, path) as Extract<ConsolePanel, { query: string }>),
  layout: { kind: 'table', rows, columns: [{ label: title, path, customer: 'customer.id' }], empty: title },
})
const column = (selection: string, path: string): ConsolePanel => ({
  point: 'customer.column',
  id: 'owner',
  title,
  selection,
  path,
})
const action = (mutation: string): ConsolePanel => ({
  point: 'record.action',
  id: 'forget',
  title,
  record: 'Customer',
  mutation,
  done: title,
})
const command = (mutation: string): ConsolePanel => ({ point: 'command', id: 'refresh', title, mutation, done: title })
const item = (part: Partial<Extract<ConsolePanel, { point: 'timeline.item' }>>): ConsolePanel => ({
  point: 'timeline.item',
  id: 'move',
  title,
  type: 'MOVE',
  on: 'TimelineMove',
  selection: 'to { name } note',
  text: { en: 'Moved to {to.name}' },
  note: 'note',
  ...part,
})

const problems = (panel: ConsolePanel) =>
  problemsOfPanels(schema, panelsSchema.parse([panel])).map((one) => one.message)

describe('panels against the graph', () => {
  it.each([
    facts(ofCustomer, 'customer.called'),
    facts(ofCustomer, 'customer.owner.name'),
    facts(ofCustomer, 'customer.deals.0.amount'),
    table('customer.deals', 'amount'),
    column('owner { name }', 'owner.name'),
    action('mutation M($id: ID!) { forget(id: $id) }'),
    command('mutation M { refresh }'),
    item({}),
  ])('accepts %o', (panel) => {
    expect(problems(panel)).toEqual([])
  })

  it.each([
    ['Cannot query field "nam"', facts('query Q($id: ID!) { customer(id: $id) { nam } }', 'customer.nam')],
    ['Syntax Error', facts('query Q($id: ID!) { customer(id: $id) { name }', 'customer.name')],
    ['does not ask for customer.nam; did you mean', facts(ofCustomer, 'customer.nam')],
    [
      'does not ask for customer.owner.nane; did you mean customer.owner.name?',
      facts(ofCustomer, 'customer.owner.nane'),
    ],
    [
      "leads into the list customer.deals: show it as a table with rows: 'customer.deals'",
      facts(ofCustomer, 'customer.deals.amount'),
    ],
    ['expected rows to be a list, but customer.owner is none', table('customer.owner', 'name')],
    ['does not ask for amont; did you mean amount?', table('customer.deals', 'amont')],
    ['expected one query, got mutation', facts('mutation M($id: ID!) { forget(id: $id) }', 'forget')],
    [
      'nothing gives the variable $kind a value',
      facts('query Q($kind: String!) { deals(kind: $kind) { id } }', 'deals'),
    ],
    ['Cannot query field "ownr"', column('ownr { name }', 'owner.name')],
    ['the selection does not ask for name; did you', column('name2: name owner { name }', 'name')],
    ['Cannot query field "forgt"', action('mutation M($id: ID!) { forgt(id: $id) }')],
    ['nothing gives the variable $id a value: expected none', command('mutation M($id: ID!) { forget(id: $id) }')],
    ['TimelineType has no value MOV; did you mean MOVE?', item({ type: 'MOV' })],
    ['Unknown type "TimelineMov"', item({ on: 'TimelineMov' })],
    ['does not ask for to.nme; did you mean to.name?', item({ text: { en: 'Moved', zh: '{to.nme}' } })],
    ['does not ask for remark; it asks for', item({ note: 'remark' })],
  ])('says: %s', (message, panel) => {
    expect(problems(panel)).toEqual([expect.stringContaining(message)])
  })

  it('finds nothing wrong with the panels of the bundled plugins', async () => {
    const { plugins } = await loadPlugins(bundled, createLog('silent'))
    expect(plugins.filter(({ isAlive }) => isAlive).length).toBeGreaterThan(3)
    expect(plugins.flatMap(({ panelProblems }) => panelProblems)).toEqual([])
  })

  it('leaves a broken panel out, and the plugin serves without it', async () => {
    const panels = [column('name', 'name'), { ...column('nam', 'nam'), id: 'broken' }]
    const spec: AnyPlugin = {
      id: 'loyalty',
      version: '1.0.0',
      engines: { rapport: '^0.1.0' },
      description: 'Loyalty.',
      config: z.strictObject({}),
      schema: new URL('./schema.graphql', import.meta.url),
      panels,
      load: () => Promise.resolve({}),
    }
    const host = await loadPlugins(
      [{ id: 'loyalty', import: () => Promise.resolve({ default: spec }) }],
      createLog('silent'),
    )
    const plugin = host.find('loyalty')!
    expect([plugin.isAlive, plugin.status]).toEqual([true, 'DEGRADED'])
    expect(plugin.error).toBe(
      'the panel customer.column broken: Cannot query field "nam" on type "Customer". Did you mean "name"?',
    )
    expect(host.panelsOf('loyalty').map(({ id }) => id)).toEqual(['owner'])
  })
})

describe('what is wrong with panels in themselves', () => {
  it('names the points, what it got and what was probably meant', () => {
    expect(problemOfPanels([{ ...facts(ofCustomer, 'customer.called'), point: 'customer.pannel' }])).toBe(
      'panels.0.point: expected one of home.tile, customer.panel, customer.column, record.action, timeline.item, page, command; got "customer.pannel"; did you mean customer.panel?',
    )
    expect(problemOfPanels([{ id: 'x' }])).toContain('command; got nothing')
  })

  it('names unknown keys, and what a value was', () => {
    const panel = facts(ofCustomer, 'customer.called')
    expect(problemOfPanels([{ ...panel, titel: title }])).toBe('panels.0 has an unknown key titel; did you mean title?')
    const layout = { kind: 'facts', values: [{ label: title, paht: 'x', path: 'x' }] }
    expect(problemOfPanels([{ ...panel, layout }])).toBe(
      'panels.0.layout.values.0 has an unknown key paht; did you mean path?',
    )
    expect(problemOfPanels([{ ...panel, order: 'first' }])).toContain('panels.0.order: ')
    expect(problemOfPanels([{ ...panel, order: 'first' }])).toContain('; got "first"')
  })
})
