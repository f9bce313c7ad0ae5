import { createHash } from 'node:crypto'
import { readFile, readlink, realpath } from 'node:fs/promises'
import { run } from './run.ts'
import { systemCode } from './error.ts'

/** Whether a process with that id exists, whoever owns it. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

/**
 * A mark of the process that has this id now; a later process with the same id has another one. `undefined` if there is
 * none (or only a zombie), `'unknown'` if the system does not tell when it started.
 */
export async function processMark(pid: number): Promise<string | undefined> {
  if (!exists(pid)) return undefined
  if (process.platform === 'win32') return 'unknown'
  try {
    // proc(5): what follows the name in brackets starts with field 3, the state; field 22 is the start in ticks since boot.
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ])
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : digest(`${boot.trim()} ${fields[19]}`)
  } catch {
    const { ok, output } = await run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])
    return ok ? digest(output.trim()) : 'unknown'
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/**
 * Whether the process with this id is the PostgreSQL server of that data folder, and not another one that got the
 * number later: a server works inside its data folder for as long as it lives, and ours name it when they are started.
 */
export async function isServerOf(pid: number, data: string): Promise<boolean> {
  if ((await processMark(pid)) === undefined) return false
  if (process.platform === 'win32') return true
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (folder !== undefined) return folder === (await realpath(data))
  // Root inside a container may not look into another user's process, and macOS has no /proc.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  return (command ?? (await run('/bin/ps', ['-o', 'args=', '-p', String(pid)])).output).includes(data)
}
