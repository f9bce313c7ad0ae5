import { createClient } from '/graphiql/ws/client.js'

const { createElement } = window.React
const storageKey = 'rapport.key'
const root = document.getElementById('graphiql')
const endpoint = new URL('/graphql', location.href)

/** The key comes in the fragment of the link, which browsers do not send, and is taken out of the address at once. */
const keyFromLink = () => {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (key) {
    sessionStorage.setItem(storageKey, key)
    history.replaceState(null, '', location.pathname)
  }
  return sessionStorage.getItem(storageKey)
}

const post = (key, params, headers) =>
  fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify(params),
  })

const isValid = async (key) => (await post(key, { query: '{ __typename }' })).status !== 401

/** Stands for a customer's id in the examples. */
const placeholder = 'cus_…'
/** Where GraphiQL keeps its tabs from visit to visit. */
const tabsKey = 'graphiql:tabState'

/** A customer to try the examples on: the one of the last order, else the newest; undefined before there is any. */
const findCustomer = async (key) => {
  const query = `{
    orders(first: 1, orderBy: { field: PLACED_AT, direction: DESC }) { nodes { customer { id } } }
    customers(first: 1) { nodes { id } }
  }`
  const { data } = await (await post(key, { query })).json()
  return data?.orders.nodes[0]?.customer.id ?? data?.customers.nodes[0]?.id
}

/** The example operations; where they name a customer, one that there is, in the tabs of an earlier visit too. */
const loadOperations = async (key) => {
  const [operations, id] = await Promise.all([
    fetch('/graphiql/operations.json').then((response) => response.json()),
    findCustomer(key),
  ])
  if (!id) return operations
  const tabs = localStorage.getItem(tabsKey)
  if (tabs) localStorage.setItem(tabsKey, tabs.replaceAll(placeholder, id))
  return operations.map(({ query, variables }) => ({ query, variables: variables?.replace(placeholder, id) }))
}

const askForKey = (problem) => {
  root.innerHTML = `<form class="key-form">
      <h1>Rapport</h1>
      <p class="problem"></p>
      <label>API key<input name="key" type="password" autocomplete="off" required autofocus /></label>
      <button>Open</button>
      <p>A local start prints a link that fills it in. The key stays in this tab.</p>
    </form>`
  root.querySelector('.problem').textContent = problem
  root.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault()
    void open(event.target.elements.key.value.trim())
  })
}

/** Queries and mutations over HTTP, subscriptions over graphql-transport-ws, both with the key; headers of the editor win. */
const fetcherOf = (key) => {
  const url = new URL(endpoint)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const sockets = createClient({ url: url.href, connectionParams: { authorization: `Bearer ${key}` } })
  return (params, options) => {
    const definitions = options?.documentAST?.definitions ?? []
    const operation =
      definitions.find((d) => d.kind === 'OperationDefinition' && d.name?.value === params.operationName) ??
      definitions.find((d) => d.kind === 'OperationDefinition')
    if (operation?.operation === 'subscription') return sockets.iterate(params)
    return post(key, params, options?.headers).then((response) => response.json())
  }
}

const open = async (key) => {
  if (!key) return askForKey('')
  if (!(await isValid(key))) {
    sessionStorage.removeItem(storageKey)
    return askForKey('This key is not known, or it has expired or been revoked.')
  }
  sessionStorage.setItem(storageKey, key)
  const page = createElement(window.GraphiQL, {
    fetcher: fetcherOf(key),
    defaultTabs: await loadOperations(key),
    defaultEditorToolsVisibility: 'variables',
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  })
  return window.ReactDOM.createRoot(root).render(page)
}

void open(keyFromLink())
