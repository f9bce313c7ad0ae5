import { fork } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { giveWay } from '../core/give-way.ts'
import { moduleFile, sourceConditions } from '../core/program.ts'
import { forwardLines } from './forward-lines.ts'
import type { FromHost, ToHost } from './protocol.ts'

/** Receives what is worth a log line: `debug` for what tasks print, `warn` for a host that died. */
export type ComputeLog = (level: 'debug' | 'warn', text: string) => void

export interface HostDeath {
  readonly code: 'TASK_OUT_OF_MEMORY' | 'HOST_DIED'
  readonly reason: string
}

/** One life of the compute host's process. */
export interface HostProcess {
  readonly pid: number | undefined
  /** Settles, never rejects, when the process and its channel have ended. */
  readonly ended: Promise<HostDeath>
  /** Resolves when the message has been sent, or can no longer be sent. */
  send(message: ToHost): Promise<void>
  kill(): void
}

const program = fileURLToPath(moduleFile(new URL('./host.ts', import.meta.url)))
const lastOutputMs = 200

// No credentials and no loaders of the parent reach the code of tasks. UTC, so that dates give the same numbers
// everywhere.
const inherited = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LC_ALL',
  'LD_LIBRARY_PATH',
  'SystemRoot',
  'NODE_ENV',
  'NODE_COMPILE_CACHE',
]
const hostEnvironment = (): NodeJS.ProcessEnv => {
  const kept = inherited.filter((name) => process.env[name] !== undefined)
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), TZ: 'UTC' }
}

/** Starts the process; it says `ready` once it accepts messages. */
export const startHostProcess = (
  threads: number,
  nice: number | undefined,
  onMessage: (message: FromHost) => void,
  log: ComputeLog,
): HostProcess => {
  const child = fork(program, [String(threads), String(process.pid)], {
    execPath: process.execPath,
    execArgv: ['--disable-warning=ExperimentalWarning', ...sourceConditions],
    env: hostEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // In a session of its own, which can yield the processor as a unit.
    detached: true,
    windowsHide: true,
  })
  // Threads inherit it.
  if (child.pid !== undefined && nice !== undefined) void giveWay(child.pid, nice)
  let lastWords: HostDeath | undefined
  let fatalLine: string | undefined
  child.on('message', (message: FromHost) => {
    if (message.kind === 'dying') lastWords = message
    else if (message.kind === 'note') log('debug', message.text)
    else onMessage(message)
  })
  forwardLines(child.stdout!, (text) => log('debug', `stdout: ${text}`))
  forwardLines(child.stderr!, (text) => {
    if (/FATAL ERROR|out of memory/i.test(text)) fatalLine ??= text.replace(/^#\s*/, '')
    log('debug', `stderr: ${text}`)
  })

  const describe = (code: number | null, signal: string | null): HostDeath => {
    if (lastWords) return { code: lastWords.code, reason: lastWords.reason }
    const end = signal === null ? `exit code ${code}` : `signal ${signal}`
    if (!fatalLine) return { code: 'HOST_DIED', reason: `the compute host ended with ${end}` }
    const isMemory = /out of memory|allocation failed/i.test(fatalLine)
    return { code: isMemory ? 'TASK_OUT_OF_MEMORY' : 'HOST_DIED', reason: `${fatalLine} (${end})` }
  }
  const ended = new Promise<HostDeath>((resolve) => {
    const disconnected = new Promise((left) => child.once('disconnect', left))
    const closed = new Promise((shut) => child.once('close', shut))
    const finish = async (code: number | null, signal: string | null) => {
      // Answers sent before the end count. The last output tells the reason, but a process that a task left behind may
      // hold it open.
      await disconnected
      await Promise.race([closed, delay(lastOutputMs)])
      resolve(describe(code, signal))
    }
    child.once('exit', (code, signal) => void finish(code, signal))
    child.on('error', (error) => {
      if (child.pid !== undefined) log('warn', `the compute host's process: ${error.message}`)
      else resolve({ code: 'HOST_DIED', reason: `the compute host could not be started: ${error.message}` })
    })
  })
  return {
    pid: child.pid,
    ended,
    send: (message) =>
      new Promise((resolve) => {
        if (child.connected) child.send(message, () => resolve())
        else resolve()
      }),
    kill: () => void child.kill('SIGKILL'),
  }
}
