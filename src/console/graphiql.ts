import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { packageFolder } from '../core/program.ts'

const require = createRequire(import.meta.url)
const ours = (file: string) => fileURLToPath(new URL(file, import.meta.url))

const inPackage = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file)

const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
} as const

/** Everything that the page loads, from packages on this machine: it works without internet. */
const files = (): Readonly<Record<string, string>> => {
  const webSocketClient = dirname(fileURLToPath(import.meta.resolve('graphql-ws/client')))
  return {
    'react.js': inPackage('react', 'umd/react.production.min.js'),
    'react-dom.js': inPackage('react-dom', 'umd/react-dom.production.min.js'),
    'graphiql.js': inPackage('graphiql', 'graphiql.min.js'),
    'graphiql.css': inPackage('graphiql', 'graphiql.min.css'),
    'page.js': ours('graphiql-page.js'),
    'page.css': ours('graphiql-page.css'),
    'ws/client.js': join(webSocketClient, 'client.js'),
    ...sharedChunks(join(webSocketClient, 'client.js')),
  }
}

/** The files that an ES module of a package imports from its own folder. */
const sharedChunks = (module: string): Record<string, string> => {
  const imports = readFileSync(module, 'utf8').matchAll(/from '\.\/([\w.-]+)'/g)
  return Object.fromEntries([...imports].map(([, name]) => [`ws/${name}`, join(dirname(module), name!)]))
}

/** The example operations, in the order of a first visit: look, make, train, watch. */
const order = [
  'customers',
  'create-customer',
  'train-segmentation',
  'model-runs',
  'segment-moves',
  'score-changes',
  'record-order',
]

/** Stands for a customer's id in an example; the page puts the id of the first customer there. */
const anyCustomer = 'cus_…'

const readOperations = async (): Promise<{ query: string; variables?: string }[]> => {
  const folder = fileURLToPath(new URL('schema/operations/', packageFolder))
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => name.replace('.graphql', ''))
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  const sorted = names.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
  return Promise.all(
    sorted.map(async (name) => {
      const query = await readFile(join(folder, `${name}.graphql`), 'utf8')
      const variables =
        name === 'record-order'
          ? JSON.stringify({ customerId: anyCustomer, placedAt: new Date().toISOString() }, null, 2)
          : undefined
      return variables === undefined ? { query } : { query, variables }
    }),
  )
}

/** GraphiQL styles its editors inline; everything else of the page is from this server and no other. */
const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

/** What a browser shows at an address where nothing is. */
export const notFoundPage = readFileSync(ours('not-found.html'), 'utf8')

/** Adds `/graphiql`; `/` leads there. */
export const addGraphiQL = async (server: FastifyInstance): Promise<void> => {
  server.get('/', (_request, reply) => reply.redirect('/graphiql'))
  const icon = await readFile(ours('favicon.svg'))
  // Browsers ask for the second address of their own accord.
  for (const path of ['/favicon.svg', '/favicon.ico'])
    server.get(path, (_request, reply) => reply.type(types.svg).header('cache-control', 'max-age=86400').send(icon))
  const html = await readFile(ours('graphiql.html'))
  server.get('/graphiql', (_request, reply) =>
    reply
      .type(types.html)
      .header('content-security-policy', contentSecurityPolicy)
      .header('cache-control', 'no-cache')
      .send(html),
  )
  server.get('/graphiql/operations.json', async () => readOperations())
  for (const [name, path] of Object.entries(files())) {
    const content = await readFile(path)
    const type = name.endsWith('.css') ? types.css : types.js
    server.get(`/graphiql/${name}`, (_request, reply) =>
      reply.type(type).header('cache-control', 'max-age=3600').send(content),
    )
  }
}
