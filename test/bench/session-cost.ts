import { readFileSync } from 'node:fs'
import type { Client } from 'pg'

const ticksPerSecond = 100

const statOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number)

/**
 * Watches the processor time of all sessions of a database, those that end meanwhile included; autovacuum, which works
 * whenever it likes, is left out. Linux only.
 */
const watchSessions = async (client: Client): Promise<() => number> => {
  const { rows } = await client.query<{ pid: number; name: string }>(
    'select pg_backend_pid() as pid, current_database() as name',
  )
  const { pid, name } = rows[0]!
  const postmaster = statOf(pid)[1]!
  const ticks = new Map<number, number>()
  const look = () => {
    for (const child of readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number)) {
      try {
        const title = readFileSync(`/proc/${child}/cmdline`, 'utf8')
        if (!title.includes(name) || title.includes('autovacuum')) continue
        const [user, system] = statOf(child).slice(11, 13)
        ticks.set(child, user! + system!)
      } catch {
        // It has just ended.
      }
    }
  }
  const sum = () => [...ticks.values()].reduce((all, part) => all + part, 0) / ticksPerSecond
  look()
  const before = sum()
  const timer = setInterval(look, 25)
  return () => {
    clearInterval(timer)
    look()
    return sum() - before
  }
}

export interface Cost {
  readonly wallSeconds: number
  readonly cpuSeconds: number
}

/** Processor time of the database's sessions and of this process together. */
export const cost = async (client: Client, work: () => Promise<unknown>): Promise<Cost> => {
  const sessions = await watchSessions(client)
  const own = process.cpuUsage()
  const start = performance.now()
  await work()
  const wallSeconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(own)
  return { wallSeconds, cpuSeconds: sessions() + (user + system) / 1e6 }
}
