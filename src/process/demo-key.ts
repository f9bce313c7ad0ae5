import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { moduleFile, programArguments } from '../core/program.ts'

/** The terminal that keys come from. */
export type Keyboard = Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode' | 'resume' | 'pause' | 'on' | 'off'>

export interface DemoKeyOptions {
  /** D was pressed. */
  readonly onDemo: () => void
  /** A key was pressed that terminals turn into a signal, such as Ctrl-C. */
  readonly onSignal: (signal: NodeJS.Signals) => void
}

/** What terminals make of keys, unless a program asks for the keys themselves. */
const signals: Readonly<Record<string, NodeJS.Signals>> = {
  '\u0003': 'SIGINT',
  '\u001A': 'SIGTSTP',
  '\u001C': 'SIGQUIT',
}

/**
 * Waits for D on a terminal; it ends the waiting, as does a key that means a signal. Gives what ends it from outside, after
 * which the terminal is as it was.
 */
export const onDemoKey = (keyboard: Keyboard, { onDemo, onSignal }: DemoKeyOptions): (() => void) => {
  const stop = () => {
    keyboard.off('data', look)
    keyboard.setRawMode(false)
    keyboard.pause()
  }
  const look = (data: Buffer | string) => {
    for (const key of data.toString()) {
      const signal = signals[key]
      if (signal === undefined && key.toLowerCase() !== 'd') continue
      stop()
      return signal === undefined ? onDemo() : onSignal(signal)
    }
  }
  keyboard.setRawMode(true)
  keyboard.on('data', look)
  keyboard.resume()
  return stop
}

/** Whether the terminal sends its keys to this process, rather than to the shell that started it in the background. */
const isInForeground = (): boolean => {
  if (process.platform === 'win32') return true
  try {
    const said = execFileSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)], { encoding: 'utf8' })
    const [group, foreground] = said.trim().split(/\s+/)
    return group === foreground
  } catch {
    // A background process that asks a terminal for keys is stopped by it.
    return false
  }
}

/** Whether a person at a terminal can press a key of this process. */
export const hasKeyboard = (): boolean =>
  process.stdin.isTTY &&
  process.stdout.isTTY &&
  // Node's watch mode restarts this process, and reads keys itself.
  process.env['WATCH_REPORT_DEPENDENCIES'] === undefined &&
  isInForeground()

/** Fills the database of the server at `url` with demo data, as `rapport demo` does, and prints how far it is. */
export const runDemo = (url: string): ChildProcess =>
  spawn(
    process.execPath,
    [...programArguments, fileURLToPath(moduleFile(new URL('../cli/rapport.ts', import.meta.url))), 'demo'],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PORT: new URL(url).port } },
  )
