import { inDollars } from '../simulator/catalogue.ts'
import { LiveShop, type LiveCustomer, type LiveDeal } from '../simulator/live-shop.ts'
import { demoSource, placeOf } from '../simulator/external-id.ts'
import { staff } from '../simulator/staff.ts'
import { personOf } from '../simulator/world.ts'
import { createRandom } from 'rapport-crm/task'
import { CliError, type Connection } from 'rapport-crm/sdk/cli'

interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface CustomerNode {
  readonly id: string
  readonly externalIds: readonly { readonly source: string; readonly externalId: string }[]
  readonly orders: { readonly totalCount: number; readonly nodes: readonly { readonly placedAt: string }[] }
}

interface DealNode {
  readonly id: string
  readonly customer: { readonly id: string }
  readonly stage: { readonly key: string }
  readonly pipeline: { readonly key: string }
  readonly owner: { readonly email: string } | null
  readonly amount: { readonly amount: string; readonly currency: string } | null
}

interface PipelineNode {
  readonly key: string
  readonly stages: readonly { readonly key: string; readonly outcome: 'OPEN' | 'WON' | 'LOST' }[]
}

interface Around {
  readonly serverInfo: { readonly baseCurrency: string }
  readonly pipelines: readonly PipelineNode[]
  readonly customers: { readonly totalCount: number }
}

const customersQuery = `query($after: String) {
  customers(first: 100, after: $after, filter: { externalId: { source: "demo" } }) {
    nodes {
      id externalIds { source externalId }
      orders(first: 1, orderBy: { field: PLACED_AT, direction: DESC }) { totalCount nodes { placedAt } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`
const dealsQuery = `query($after: String) {
  opportunities(first: 100, after: $after, filter: { stage: { outcome: { eq: OPEN } }, customer: { externalId: { source: "demo" } } }) {
    nodes { id customer { id } stage { key } pipeline { key } owner { email } amount { amount currency } }
    pageInfo { hasNextPage endCursor }
  }
}`
const aroundQuery = `{
  serverInfo { baseCurrency }
  pipelines { key stages { key outcome } }
  customers(first: 1, filter: { externalId: { source: "demo" } }) { totalCount }
}`

/** The most customers, and deals, to continue with: the newest ones. */
const most = 2_000

const readAll = async <Node>(server: Connection, query: string, list: string): Promise<Node[]> => {
  const nodes: Node[] = []
  for (let after: string | null = null; nodes.length < most;) {
    const answer: Record<string, Page<Node>> = await server.ask(query, { after })
    const page = answer[list]!
    nodes.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) break
    after = page.pageInfo.endCursor
  }
  return nodes
}

/** Keys of the stages of a pipeline that simulated deals can pass through. */
export interface StageKeys {
  readonly pipeline: string
  /** The four open stages in order. */
  readonly open: readonly string[]
  readonly won: string
  readonly lost: string
}

const stageKeysOf = ({ key, stages }: PipelineNode): StageKeys | undefined => {
  const open = stages.filter(({ outcome }) => outcome === 'OPEN').map((stage) => stage.key)
  const won = stages.find(({ outcome }) => outcome === 'WON')?.key
  const lost = stages.find(({ outcome }) => outcome === 'LOST')?.key
  return open.length === 4 && won !== undefined && lost !== undefined ? { pipeline: key, open, won, lost } : undefined
}

/** The simulated shop as the database has it, ready to continue. */
export interface ShopState {
  readonly shop: LiveShop
  readonly seed: number
  readonly stages: StageKeys
}

/** Whether there are simulated customers that the demo can continue with. */
export const hasDemoCustomers = async (server: Connection): Promise<boolean> => {
  const { customers } = await server.ask<{ customers: { nodes: readonly unknown[] } }>(
    '{ customers(first: 1, filter: { externalId: { source: "demo" } }) { nodes { id } } }',
  )
  return customers.nodes.length > 0
}

/** Reads the simulated customers and their open deals back. Throws CliError if there are none. */
export const readShop = async (server: Connection): Promise<ShopState> => {
  const [around, customerNodes, dealNodes] = await Promise.all([
    server.ask<Around>(aroundQuery),
    readAll<CustomerNode>(server, customersQuery, 'customers'),
    readAll<DealNode>(server, dealsQuery, 'opportunities'),
  ])
  const { baseCurrency } = around.serverInfo
  const stages = around.pipelines.map(stageKeysOf).find((keys) => keys !== undefined)
  if (!stages) throw new CliError('expected a pipeline with four open stages, a won and a lost one; there is none')
  const known = customerNodes.flatMap((node) => {
    const own = node.externalIds.find(({ source }) => source === demoSource)
    const place = own && placeOf(own.externalId)
    return place ? [{ node, ...place }] : []
  })
  if (!known[0]) throw new CliError('there are no simulated customers to continue with; run  rapport demo  first')
  const { seed } = known[0]
  const ofSeed = known.filter((customer) => customer.seed === seed).map(({ index }) => index)
  const nextIndex = Math.max(around.customers.totalCount, Math.max(...ofSeed) + 1)
  const customers = known.map(({ node: { id, orders }, seed: own, index }): LiveCustomer => ({
    id,
    person: personOf(own, index, baseCurrency),
    orders: orders.totalCount,
    lastOrderMs: orders.nodes[0] && Date.parse(orders.nodes[0].placedAt),
  }))
  const random = createRandom(Date.now() % 2 ** 31)
  const byId = new Map(customers.map((customer) => [customer.id, customer]))
  const deals = dealNodes.flatMap((node): LiveDeal[] => {
    const customer = byId.get(node.customer.id)
    const stage = stages.open.indexOf(node.stage.key)
    if (!customer || stage < 0 || node.pipeline.key !== stages.pipeline) return []
    const { person, orders } = customer
    const owner = staff.findIndex(({ email }) => email === node.owner?.email)
    const amount = node.amount === null ? 1_000 : inDollars(Number(node.amount.amount), node.amount.currency)
    return [
      {
        id: node.id,
        stage,
        facts: {
          person,
          owner: owner < 0 ? person.owner : owner,
          amount,
          earlierOrders: orders,
          interest: random.normal(),
        },
      },
    ]
  })
  const shop = new LiveShop(random, { seed, baseCurrency, nextIndex, nowMs: Date.now() }, customers, deals)
  return { shop, seed, stages }
}
