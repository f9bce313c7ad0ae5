import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { z } from 'zod'
import { EmbeddedDatabaseError } from './error.ts'
import { startEmbeddedDatabase, type EmbeddedDatabaseOptions } from './start.ts'

/** What the child prints, each as one line of JSON with one key. */
export interface ChildLines {
  readonly line: string
  readonly ready: {
    readonly url: string
    readonly data: string
    readonly programs: string
    readonly firstStart: boolean
  }
  readonly error: { readonly code: string; readonly message: string; readonly output: string }
  readonly answer: string
  readonly stopped: true
}

/**
 * A program of its own with an embedded database: `node child.fixture.ts <options as JSON>`. It stops on a line of input
 * and at the end of it; on SIGINT it first asks the database once more.
 */
const say = (line: Partial<ChildLines>) => process.stdout.write(`${JSON.stringify(line)}\n`)
const options = z.custom<EmbeddedDatabaseOptions>().parse(JSON.parse(process.argv[2] ?? '{}'))

try {
  const database = await startEmbeddedDatabase({
    ...options,
    onLine: (line) => say({ line }),
  })
  const stop = async () => {
    await database.stop()
    say({ stopped: true })
    process.exit(0)
  }
  process.on('SIGINT', () => void askThenStop(database.url, stop))
  say({ ready: { url: database.url, ...database.place, firstStart: database.firstStart } })
  for await (const _ of createInterface(process.stdin)) break
  await stop()
} catch (error) {
  if (!(error instanceof EmbeddedDatabaseError)) throw error
  say({ error: { code: error.code, message: error.message, output: error.output } })
  process.exit(1)
}

async function askThenStop(url: string, stop: () => Promise<void>): Promise<void> {
  // Long enough for a signal that reached the server too to have ended it.
  await new Promise((resolve) => setTimeout(resolve, 300))
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ answer: string }>("SELECT 'still there' AS answer")
  await client.end()
  say({ answer: rows[0]?.answer ?? '' })
  await stop()
}
