import { setTimeout as delay } from 'node:timers/promises'
import type { TestApp } from './app.ts'

/** An import as the graph shows it. */
export interface ImportedJob {
  readonly id: string
  readonly status: string
  readonly total: number
  readonly processed: number
  readonly inserted: number
  readonly updated: number
  readonly duplicates: number
  readonly rejected: number
  readonly createdCustomers: number
  readonly notes: readonly string[]
  readonly error: string | null
  readonly mapping: Readonly<Record<string, unknown>>
  readonly cellsRead: number
  readonly cellsStored: number
  readonly cellsWarned: number
  readonly cellsUnmapped: number
  readonly unmappedColumns: readonly string[]
  readonly unknownWords: readonly { readonly column: string; readonly word: string; readonly count: number }[]
  readonly errors: { readonly nodes: readonly LineError[] }
  readonly warnings: { readonly nodes: readonly LineError[] }
}

export interface LineError {
  readonly line: number
  readonly column: string | null
  readonly code: string
  readonly message: string
}

const job = `id status total processed inserted updated duplicates rejected createdCustomers notes error mapping
  cellsRead cellsStored cellsWarned cellsUnmapped unmappedColumns unknownWords { column word count }
  errors(first: 100) { nodes { line column code message } } warnings(first: 100) { nodes { line column code message } }`

type Server = Pick<TestApp, 'url' | 'ownerKey'>

const ask = async <T>(server: Server, query: string, variables: object): Promise<T> => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.ownerKey}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: T; errors?: readonly { readonly message: string }[] }
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '))
  return data!
}

/** What `POST /imports` answered. */
export interface Upload {
  readonly status: number
  readonly id: string | undefined
  readonly code: string | undefined
  readonly message: string | undefined
}

/** Sends a file to `POST /imports`; `query` as in `type=orders&source=shop`. */
export const upload = async (
  server: Server,
  query: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Upload> => {
  const response = await fetch(`${server.url}/imports?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/octet-stream', ...headers },
    body: content as never,
    duplex: 'half',
  })
  const body = (await response.json()) as {
    importJob?: { id: string }
    errors?: readonly { message: string; extensions: { code: string } }[]
  }
  const [error] = body.errors ?? []
  return { status: response.status, id: body.importJob?.id, code: error?.extensions.code, message: error?.message }
}

export const readJob = async (server: Server, id: string): Promise<ImportedJob> =>
  (await ask<{ importJob: ImportedJob }>(server, `query($id: ID!) { importJob(id: $id) { ${job} } }`, { id })).importJob

/** The job once it has ended. */
export const ended = async (server: Server, id: string): Promise<ImportedJob> => {
  for (;;) {
    const state = await readJob(server, id)
    if (state.status === 'SUCCEEDED' || state.status === 'FAILED') return state
    await delay(50)
  }
}

/** Imports a file and waits for its end; throws where it was not taken. */
export const importFile = async (
  server: Server,
  query: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<ImportedJob> => {
  const { id, message } = await upload(server, query, content)
  if (id === undefined) throw new Error(`the file was not taken: ${message}`)
  return ended(server, id)
}

/** The counters of a job alone. */
export const countsOf = ({ total, inserted, updated, duplicates, rejected }: ImportedJob) => ({
  total,
  inserted,
  updated,
  duplicates,
  rejected,
})

/** Events of a topic about records of a source, in order; those not yet in the log included. */
export const eventsOf = async (
  app: Pick<TestApp, 'sql'>,
  topic: string,
  table: string,
  source: string,
): Promise<string[]> => {
  const rows = await app.sql(
    `select e.payload ->> 'id' as id from (
       select payload, topic, cursor as at from event_log union all select payload, topic, 1e15 + id from outbox) e
     join ${table} r on r.id = (e.payload ->> 'id')::uuid where e.topic = $1 and r.source = $2 order by e.at`,
    [topic, source],
  )
  return rows.map(({ id }) => String(id))
}
