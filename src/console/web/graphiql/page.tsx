import 'graphiql/style.css'
import './page.css'
import { GraphiQL } from 'graphiql'
import { createClient } from 'graphql-ws'
import { createRoot } from 'react-dom/client'
import { authorizationOf, openSession, takeLinkedSession, type Session } from '../session/session.ts'

type Fetcher = Parameters<typeof GraphiQL>[0]['fetcher']
interface Tab {
  readonly query: string
  readonly variables?: string
}

const endpoint = new URL('/graphql', location.href)
/** Stands for a customer's id in the examples. */
const placeholder = 'cus_…'
/** Where GraphiQL keeps its tabs from visit to visit. */
const tabsKey = 'graphiql:tabState'

const post = (session: Session, params: unknown, headers: object = {}) =>
  fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: authorizationOf(session), ...headers },
    body: JSON.stringify(params),
  })

const anyCustomer = `{
  orders(first: 1, orderBy: { field: PLACED_AT, direction: DESC }) { nodes { customer { id } } }
  customers(first: 1) { nodes { id } }
}`

interface Answer {
  readonly data?: {
    readonly orders: { readonly nodes: readonly { readonly customer: { readonly id: string } }[] }
    readonly customers: { readonly nodes: readonly { readonly id: string }[] }
  }
}

/** A customer to try the examples on: the one of the last order, else the newest; undefined before there is any. */
const findCustomer = async (session: Session): Promise<string | undefined> => {
  const { data } = (await (await post(session, { query: anyCustomer })).json()) as Answer
  return data?.orders.nodes[0]?.customer.id ?? data?.customers.nodes[0]?.id
}

/** The example operations; where they name a customer, one that there is, in the tabs of an earlier visit too. */
const loadOperations = async (session: Session): Promise<Tab[]> => {
  const [operations, id] = await Promise.all([
    fetch('/graphiql/operations.json').then((response) => {
      if (!response.ok) throw new Error(`the examples could not be read (status ${response.status})`)
      return response.json() as Promise<Tab[]>
    }),
    findCustomer(session),
  ])
  if (id === undefined) return operations
  const tabs = localStorage.getItem(tabsKey)
  if (tabs) localStorage.setItem(tabsKey, tabs.replaceAll(placeholder, id))
  return operations.map(({ query, variables }) =>
    variables === undefined ? { query } : { query, variables: variables.replace(placeholder, id) },
  )
}

/** Queries and mutations over HTTP, subscriptions over graphql-transport-ws, both with the key; headers of the editor win. */
const fetcherOf = (session: Session): Fetcher => {
  const url = new URL(endpoint)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const sockets = createClient({ url: url.href, connectionParams: { authorization: authorizationOf(session) } })
  return async (params, options) => {
    const definitions = options?.documentAST?.definitions ?? []
    const operations = definitions.filter((definition) => definition.kind === 'OperationDefinition')
    const operation = operations.find(({ name }) => name?.value === params.operationName) ?? operations[0]
    if (operation?.operation === 'subscription') return sockets.iterate(params) as never
    return (await post(session, params, options?.headers)).json() as never
  }
}

const open = async (): Promise<void> => {
  const session = openSession(takeLinkedSession())
  // The console asks for the key, and leads back.
  if (!session || (await post(session, { query: '{ __typename }' })).status === 401) return location.assign('/')
  createRoot(document.getElementById('root')!).render(
    <GraphiQL
      fetcher={fetcherOf(session)}
      defaultTabs={await loadOperations(session)}
      defaultEditorToolsVisibility="variables"
      isHeadersEditorEnabled
      shouldPersistHeaders={false}
    />,
  )
}

void open()
