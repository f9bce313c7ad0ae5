// Runs in a copy of the sources that has the module `note`: starts a server, uses each part of the module, and prints what came of it.
import { setTimeout as delay } from 'node:timers/promises'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/core/config.ts'
import { createLog } from '../../src/core/log.ts'

const config = readConfig(process.env)
const app = await createApp({
  config,
  databaseUrl: config.databaseUrl!,
  plugins: [],
  log: createLog(config.logLevel),
})
const headers = { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey.key}` }
const ask = async (query: string): Promise<Record<string, unknown>> => {
  const body = JSON.stringify({ query })
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
const notesOf = async () =>
  (await ask('{ notes { nodes { id text words } } }'))['notes'] as {
    nodes: { id: string; text: string; words: number | null }[]
  }
try {
  await ask(
    'mutation { createCustomer(input: { kind: PERSON, name: "Ada" }) { customer { id } userErrors { message } } }',
  )
  // The event makes the note, and the job counts its words.
  let notes = await notesOf()
  while (notes.nodes[0]?.words == null) {
    await delay(50)
    notes = await notesOf()
  }
  const node = await ask(`{ node(id: "${notes.nodes[0].id}") { __typename } }`)
  const route = await (await fetch(`${app.url}/notes`, { headers })).json()
  process.stdout.write(`${JSON.stringify({ notes, node, route })}\n`)
} finally {
  await app.stop()
}
