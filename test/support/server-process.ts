import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { freePort } from './free-port.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const runnersOf = async (parent: number): Promise<number[]> => {
  const runners: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    // A process that has ended meanwhile is nobody's child.
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (Number(fields[1]) !== parent || fields[0] === 'Z') continue
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (command.includes('main.js')) runners.push(Number(name))
  }
  return runners
}

/** A server in a process of its own, which can be killed and started again on the same database and port. */
export interface ServerProcess {
  readonly url: string
  readonly ownerKey: string
  /** Of its last start. */
  readonly pid: number | undefined
  /** The environment that it and its command line run in. */
  readonly env: Readonly<Record<string, string>>
  /** Starts it and resolves when it answers. */
  start(): Promise<void>
  /** The runner processes that it has, those that have ended apart; needs `/proc`. */
  runners(): Promise<number[]>
  /** What its last start has printed so far. */
  readonly output: string
  /** Asks it to end, as a deploy does, and gives its exit code once it has. */
  terminate(): Promise<number | null>
  /** Ends it at once, as kill -9 does. */
  kill(): Promise<void>
  /** Ends it, if it runs, and removes its folder. */
  dispose(): Promise<void>
}

/** A configuration of some of the plugins that come with us. */
const configOf = (ids: readonly string[]): string => {
  const entries = ids.map((id) => {
    const file = pathToFileURL(join(root, 'dist/plugins', id, 'index.js')).href
    return `{ id: '${id}', import: () => import('${file}') }`
  })
  return `export const plugins = [${entries.join(', ')}]\n`
}

/**
 * Prepares a server on a database; it is not started yet. `plugins` are the ids of those that it has: all that come with us unless they
 * are given. Without any, a start costs half.
 */
export const serverProcess = async (
  databaseUrl: string,
  more: Readonly<Record<string, string>> = {},
  { plugins }: { readonly plugins?: readonly string[] } = {},
): Promise<ServerProcess> => {
  const port = await freePort()
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-test-'))
  if (plugins) await writeFile(join(dataDir, 'rapport.config.js'), configOf(plugins))
  const ownerKey = 'rpk_a_key_for_the_tests_of_a_server'
  const env = {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    DATA_DIR: dataDir,
    OWNER_KEY: ownerKey,
    LOG_LEVEL: 'error',
    COMPUTE_THREADS: '1',
    ...more,
  }
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let output = ''
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
  return {
    url,
    ownerKey,
    get pid() {
      return child?.pid
    },
    env,
    get output() {
      return output
    },
    terminate: async () => {
      const exited = once(child!, 'exit')
      child!.kill('SIGTERM')
      const [code] = (await exited) as [number | null]
      return code
    },
    kill,
    runners: () => runnersOf(child?.pid ?? 0),
    start: async () => {
      const started = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
        cwd: plugins ? dataDir : root,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = started
      output = ''
      await new Promise<void>((resolve, reject) => {
        const read = (text: Buffer) => {
          output += text.toString()
          if (output.includes('Rapport is ready')) resolve()
        }
        started.stdout.on('data', read)
        started.stderr.on('data', read)
        started.once('exit', (code, signal) => reject(new Error(`the server ended (${code ?? signal}): ${output}`)))
      })
    },
    dispose: async () => {
      await kill()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
