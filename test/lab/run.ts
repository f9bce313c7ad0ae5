import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { freePort } from '../support/free-port.ts'
import { labBlocks, labCommands } from '../support/guide-blocks.ts'

// `npm run lab`: what a newcomer gets who follows the plugin guide in an empty folder, with the package installed. Every command,
// file and operation is taken from the guide, in its order; nothing else is done.

const { values } = parseArgs({ options: { keep: { type: 'boolean' } } })
const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)
const out = (line: string) => process.stdout.write(`${line}\n`)
const limitMs = 600_000

const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  const end = performance.now() + limitMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`expected ${what}`)
    await delay(500)
  }
}

const [packed] = z
  .tuple([z.object({ filename: z.string() })])
  .parse(JSON.parse((await run('npm', ['pack', '--json', '--pack-destination', tmpdir()], { cwd: root })).stdout))
const tarball = join(tmpdir(), packed.filename)
const folder = await mkdtemp(join(tmpdir(), 'rapport-lab-'))
const port = await freePort()
const { DATABASE_URL: _none, ...environment } = process.env
const env = {
  ...environment,
  PORT: String(port),
  LOG_LEVEL: 'error',
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
}
let server: ChildProcess | undefined
let log = ''

const command = async (line: string): Promise<string> => {
  const words = (line.replace(/^npm install rapport-crm$/, `npm install ${tarball}`).match(/"[^"]*"|[^ ]+/g) ?? []).map(
    (word) => word.replaceAll('"', ''),
  )
  const [program, ...args] = words
  if (line.endsWith('plugin dev')) {
    server = spawn(program!, args, { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [server.stdout!, server.stderr!])
      stream.on('data', (text: Buffer) => {
        log += text.toString()
      })
    return until('the server to be up', async () => /^up after .*birthday.*/m.exec(log)?.[0])
  }
  // What goes on without the server begins after it was stopped, as the guide says.
  if (line.includes('plugin disable')) await stop()
  const { stdout } = await run(program!, args, { cwd: folder, env, maxBuffer: 1e8 }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${line} failed: ${error.stdout}${error.stderr}`)
    },
  )
  return stdout
}

const stop = async (): Promise<void> => {
  if (!server?.pid) return
  const group = -server.pid
  server = undefined
  process.kill(group, 'SIGTERM')
  // npm ends before what it runs; the database is free when all of them have ended.
  await until('the server and its database to stop', async () => {
    try {
      process.kill(group, 0)
      return undefined
    } catch {
      return true
    }
  })
}

const key = async () => (await readFile(join(folder, '.rapport/owner-key'), 'utf8')).trim()
const ask = async <T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> => {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await key()}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown }
  if (errors !== undefined) throw new Error(`expected an answer without errors, got ${JSON.stringify(errors)}`)
  return data
}

/** What the operations of the guide answer. */
interface Answer {
  readonly trainModel?: { readonly modelRun: { readonly id: string } }
  readonly customers?: {
    readonly nodes: readonly { readonly birthday: object | null; readonly birthdayScore: number | null }[]
  }
}
interface RunAnswer {
  readonly modelRun: { readonly status: string; readonly message: string | null; readonly promoted: boolean }
}

const seen: unknown[] = []
const operation = async (text: string): Promise<string> => {
  if (text.startsWith('subscription')) {
    const client = createClient({
      url: `ws://127.0.0.1:${port}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await key()}` },
    })
    client.subscribe(
      { query: text },
      { next: (item) => void seen.push(item.data), error: () => undefined, complete: () => undefined },
    )
    await delay(2_000)
    return 'listening'
  }
  const data = await ask<Answer>(text)
  if (data.trainModel) {
    const { id } = data.trainModel.modelRun
    return until('the model to be trained', async () => {
      const { modelRun } = await ask<RunAnswer>('query ($id: ID!) { modelRun(id: $id) { status message promoted } }', {
        id,
      })
      if (/FAILED|INSUFFICIENT/.test(modelRun.status)) throw new Error(modelRun.message ?? modelRun.status)
      return modelRun.promoted ? `${modelRun.status}: ${modelRun.message}` : undefined
    })
  }
  if (data.customers)
    return until('a live score of Zenobia', async () => {
      const ada = (await ask<Answer>(text)).customers?.nodes[0]
      return !ada || ada.birthdayScore === null || ada.birthday === null || seen.length === 0
        ? undefined
        : `${JSON.stringify(ada)}, and the subscription sent ${JSON.stringify(seen[0])}`
    })
  return JSON.stringify(data)
}

try {
  for (const { language, text, file } of labBlocks) {
    if (language === 'sh')
      for (const line of text.trim().split('\n')) {
        const began = performance.now()
        const said = await command(line)
        out(`$ ${line}   (${((performance.now() - began) / 1_000).toFixed(1)} s)`)
        out(said.trim().split('\n').slice(-1).join('\n').replaceAll(/^/gm, '  '))
      }
    else if (language === 'graphql') out(`${text.trim().split('\n')[0]}\n  ${await operation(text)}`)
    else if (file === undefined) throw new Error('expected the guide to name the file of each block of code')
    else {
      await access(join(folder, file))
      await writeFile(join(folder, file), text)
      out(`wrote ${file}`)
    }
  }
  out(`the lab is done with ${labCommands.length} commands`)
} catch (error) {
  out(log)
  throw error
} finally {
  await stop()
  await rm(tarball, { force: true })
  if (values.keep) out(`left in ${folder}`)
  else await rm(folder, { recursive: true, force: true })
}
process.exit(0)
