import { spawn, type ChildProcess } from 'node:child_process'
import { chown, open, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedDatabaseError, tellingLine, wayOut } from './error.ts'
import type { Place } from './place.ts'
import { as, environment, run } from './run.ts'
import { serverArguments } from './settings.ts'
import { watchOver } from './watchdog.ts'

const readyPollMs = 10
const patienceMs = 10_000
const stopLimitMs = 30_000
const retryLimitMs = 15_000

/** One running PostgreSQL server. */
export interface Server {
  readonly port: number
  /** Resolves, with the reason in words, when the process has ended. */
  readonly ended: Promise<string>
  /**
   * Stops it in an orderly way: sessions are closed, everything is written. After 30 s it stops at once, which loses
   * nothing.
   */
  stop(): Promise<void>
}

export interface LaunchOptions {
  /** A port to reuse; absent: any free one. */
  readonly port?: number
  readonly durable: boolean
  readonly onLine: (line: string) => void
  readonly signal?: AbortSignal | undefined
}

/**
 * Starts the server of a place on 127.0.0.1 and waits until it accepts connections, including crash recovery. Retries
 * if another program took the port or the remains of a killed server are still going away. Throws `START_FAILED` with
 * the end of the server's log.
 */
export async function launch(place: Place, options: LaunchOptions): Promise<Server> {
  const giveUpAt = Date.now() + retryLimitMs
  for (;;) {
    const port = options.port ?? (await freePort())
    const attempt = await start(place, port, options)
    if (!('output' in attempt)) return attempt
    options.signal?.throwIfAborted()
    const passing = /in use|could not create any TCP\/IP sockets/i.test(attempt.output)
    if (!passing || Date.now() > giveUpAt) {
      throw new EmbeddedDatabaseError(
        'START_FAILED',
        `PostgreSQL could not be started on ${place.data} (${tellingLine(attempt.output)}); its log is in ${join(place.data, 'log')}: fix what it names, ${wayOut}`,
        { output: attempt.output },
      )
    }
    await sleep(200)
  }
}

async function start(
  place: Place,
  port: number,
  { durable, onLine, signal }: LaunchOptions,
): Promise<Server | { output: string }> {
  const { account, data, programs } = place
  const logPath = join(data, 'log', 'start.log')
  const log = await open(logPath, 'w', 0o600)
  if (account) await chown(logPath, account.uid, account.gid)
  let child: ChildProcess
  try {
    // Detached: in a session of its own, so that Ctrl-C reaches only us and we can stop it in an orderly way.
    child = spawn(programs.postgres, ['-D', data, ...serverArguments({ port, durable })], {
      ...as(account),
      cwd: data,
      detached: true,
      env: environment(),
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    })
  } finally {
    await log.close()
  }
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => {
      resolve(error.message)
    })
    child.on('exit', (code, by) => {
      resolve(by ? `was ended by ${by}` : `ended with code ${code}`)
    })
  })
  const { pid } = child
  if (pid === undefined) return { output: await ended }

  void ended.then(watchOver(pid, place))
  const stop = () => stopServer(place, child, ended, onLine)
  const since = Date.now()
  let toldAt = since
  try {
    while (!(await isReady(data, pid))) {
      const how = await Promise.race([ended, sleep(readyPollMs, undefined, { signal })])
      if (how !== undefined) return { output: `${await startOutput(data)}\n${how}` }
      if (Date.now() - toldAt > patienceMs) {
        toldAt = Date.now()
        onLine(`the database is recovering from a crash, ${Math.round((toldAt - since) / 1000)} s so far`)
      }
    }
  } catch (error) {
    await stop()
    throw error
  }
  // The rest of the program decides how long the process lives; the watchdog stops a server that is left behind.
  child.unref()
  return { port, ended, stop }
}

/** The lines that the server keeps about itself in postmaster.pid: its process id first, `ready` eighth. */
export const readServerFile = async (data: string): Promise<string[]> =>
  (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n').map((line) => line.trim())

async function isReady(data: string, pid: number): Promise<boolean> {
  const lines = await readServerFile(data)
  return lines[0] === String(pid) && lines[7] === 'ready'
}

/** What the server printed while it started: first to its standard error, then to the log file that it opened. */
async function startOutput(data: string): Promise<string> {
  const [early, current] = await Promise.all(
    [join('log', 'start.log'), 'current_logfiles'].map((name) => readFile(join(data, name), 'utf8').catch(() => '')),
  )
  const name = current?.replace(/^stderr /, '').trim()
  const later = name ? await readFile(join(data, name), 'utf8').catch(() => '') : ''
  return `${early}\n${later.split('\n').slice(-12).join('\n')}`.trim()
}

async function stopServer(
  place: Place,
  child: ChildProcess,
  ended: Promise<string>,
  onLine: (line: string) => void,
): Promise<void> {
  child.ref()
  const limit = new AbortController()
  const late = sleep(stopLimitMs, 'late' as const, { signal: limit.signal }).catch(() => 'over' as const)
  if (process.platform === 'win32')
    await run(place.programs.pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-t', '30'])
  else child.kill('SIGINT')
  const first = await Promise.race([ended, late])
  limit.abort()
  if (first !== 'late') return
  onLine(
    `the database did not stop within ${stopLimitMs / 1000} s: ending it at once, it will recover at the next start`,
  )
  child.kill('SIGQUIT')
  await ended
}

/** A TCP port of 127.0.0.1 that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  })
}
