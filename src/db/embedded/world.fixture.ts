import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client, type QueryResultRow } from 'pg'
import { EmbeddedDatabaseError } from './error.ts'
import { processMark } from './process-mark.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase, type EmbeddedDatabaseOptions } from './start.ts'

const exec = promisify(execFile)

export const isRoot = process.getuid?.() === 0

/** A user without rights, to become where the tests run as root; absent where they do not. */
export const ordinaryUser = isRoot
  ? {
      uid: Number((await exec('id', ['-u', 'nobody'])).stdout),
      gid: Number((await exec('id', ['-g', 'nobody'])).stdout),
    }
  : undefined

/** A folder for one test file, which any user may enter; `end` fails if a process still works in it, and removes it. */
export async function makeWorld(): Promise<{ folder: string; end(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-embedded-'))
  await chmod(folder, 0o755)
  return {
    folder,
    end: async () => {
      let left = await processesNaming(folder)
      for (const giveUpAt = Date.now() + 10_000; left.length > 0 && Date.now() < giveUpAt;) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        left = await processesNaming(folder)
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
      if (left.length > 0) throw new Error(`processes were left behind: ${left.map(({ args }) => args).join(', ')}`)
    },
  }
}

/** A database that the tests of one file start and stop in turn. */
export interface SharedDatabase {
  readonly options: EmbeddedDatabaseOptions
  /** Starts it, gives it and the lines of its start, and always stops it. */
  use<T>(work: (database: EmbeddedDatabase, lines: string[]) => Promise<T>): Promise<T>
}

/** Makes such a database below that folder; nothing of it goes anywhere else, whoever runs the tests. */
export async function makeSharedDatabase(folder: string): Promise<SharedDatabase> {
  const options = { dataDir: join(folder, 'shared'), systemFolders: [join(folder, 'system')] }
  const use: SharedDatabase['use'] = async (work) => {
    const lines: string[] = []
    const database = await startEmbeddedDatabase({ ...options, onLine: (line) => lines.push(line) })
    try {
      return await work(database, lines)
    } finally {
      await database.stop()
    }
  }
  await use(async () => undefined)
  return { options, use }
}

/** Whether the process of that id has ended. */
export const isGone = async (pid: number): Promise<boolean> => (await processMark(pid)) === undefined

/** The living processes whose command line contains that text. */
export async function processesNaming(text: string): Promise<{ pid: number; args: string }[]> {
  const all = process.platform === 'linux' ? await linuxProcesses() : await otherProcesses()
  return all.filter(({ args }) => args.includes(text))
}

// A small Linux image has no ps.
async function linuxProcesses(): Promise<{ pid: number; args: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return pids.map((pid, i) => ({ pid: Number(pid), args: (commands[i] ?? '').replaceAll('\0', ' ') }))
}

async function otherProcesses(): Promise<{ pid: number; args: string }[]> {
  const { stdout } = await exec('ps', ['-eo', 'pid=,args='], { maxBuffer: 16 * 1024 * 1024 })
  return stdout.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), args: line.trim() }))
}

/** Waits until that is so; the test's own time limit ends it otherwise. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** The typed error with which a start is refused. */
export async function refusal(start: Promise<EmbeddedDatabase>): Promise<EmbeddedDatabaseError> {
  const error = await start.then(
    async (database) => {
      await database.stop()
      return new Error('the database was started')
    },
    (reason: unknown) => reason,
  )
  if (error instanceof EmbeddedDatabaseError) return error
  throw error
}

/** The rows of one statement. */
export async function ask<Row extends QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** The process id of the PostgreSQL server that works on that folder; rejects where there is none. */
export async function serverPid(data: string): Promise<number> {
  const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10)
  if (pid > 0) return pid
  throw new Error(`no server has written its number into ${data}/postmaster.pid`)
}
