import { resolve } from 'node:path'
import { escapeIdentifier } from 'pg'
import { DatabaseClient } from '../database-client.ts'
import { ensureCluster, roleName } from './cluster.ts'
import { EmbeddedDatabaseError } from './error.ts'
import { clearOrphan } from './orphan.ts'
import { claimPlace, systemFolders, type Place } from './place.ts'
import { launch, type Server } from './server.ts'

const databaseName = 'rapport'
const deathsBearable = 3
const deathsWindowMs = 60_000

/** How to start the embedded database. */
export interface EmbeddedDatabaseOptions {
  /** Holds the data; created if missing. As root it may hold a pointer to them instead. */
  readonly dataDir: string
  /** Receives a line for people when something takes long or is unusual. @default none */
  onLine?(line: string): void
  /** Called once if the server dies while in use and cannot be restarted: the program has no database any more. */
  onLost?(error: EmbeddedDatabaseError): void
  /** Cancels a start in progress and undoes what it began. */
  readonly signal?: AbortSignal | undefined
  /** False gives up all crash safety for speed; only for tests. @default true */
  readonly durable?: boolean
  /** Where root's data may go if DATA_DIR is closed to the system user. @default /var/lib/rapport, else below /var/tmp or /tmp */
  readonly systemFolders?: readonly string[]
}

/** A running embedded database. */
export interface EmbeddedDatabase {
  /** For any PostgreSQL driver: the database `rapport` on 127.0.0.1, with the role's password in it. */
  readonly url: string
  /** The folders with PostgreSQL's programs and this database. */
  readonly place: { readonly programs: string; readonly data: string }
  /** Whether this start created the database. */
  readonly firstStart: boolean
  /** Closes all sessions, writes everything and stops the server; every call returns the same promise. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with Rapport on the data in `dataDir`, which the first start creates, and keeps it
 * running: a server that dies is restarted on the same port. Throws {@link EmbeddedDatabaseError}, or the signal's
 * reason. The caller decides when to call `stop`; a process that dies without it loses nothing.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const { dataDir, signal, durable = true, systemFolders: folders = systemFolders } = options
  const onLine = (line: string) => options.onLine?.(line)
  signal?.throwIfAborted()
  const place = await claimPlace(dataDir, folders)
  try {
    if (place.account) onLine(whereRootIs(place, resolve(dataDir)))
    signal?.throwIfAborted()
    await clearOrphan(place, onLine)
    const { password, firstStart } = await ensureCluster(place, { durable, onLine, signal })
    const server = await launch(place, { durable, onLine, signal })
    const urlOf = (database: string) => `postgresql://${roleName}:${password}@127.0.0.1:${server.port}/${database}`
    try {
      await ensureDatabase(urlOf('postgres'), place)
      signal?.throwIfAborted()
    } catch (error) {
      await server.stop()
      throw error
    }
    const stop = keepRunning(place, server, { durable, onLine, onLost: (error) => options.onLost?.(error) })
    return { url: urlOf(databaseName), place: { programs: place.programs.folder, data: place.data }, firstStart, stop }
  } catch (error) {
    await place.release()
    throw error
  }
}

interface KeepOptions {
  readonly durable: boolean
  readonly onLine: (line: string) => void
  readonly onLost: (error: EmbeddedDatabaseError) => void
}

/** Restarts a server that died, at most three times a minute; returns a function that stops it for good. */
function keepRunning(place: Place, first: Server, { durable, onLine, onLost }: KeepOptions): () => Promise<void> {
  let server: Server | undefined = first
  let restart: Promise<void> = Promise.resolve()
  let deaths: number[] = []
  let stopped: Promise<void> | undefined

  const again = async (died: Server, how: string): Promise<void> => {
    server = undefined
    let reason = `PostgreSQL ${how}`
    for (;;) {
      if (stopped) return
      const now = Date.now()
      deaths = [...deaths.filter((at) => now - at < deathsWindowMs), now]
      if (deaths.length > deathsBearable) {
        const message =
          `PostgreSQL died ${deaths.length} times within a minute and will not be restarted (${reason}); its log ` +
          `is in ${place.data}/log`
        onLine(message)
        onLost(new EmbeddedDatabaseError('START_FAILED', message))
        return
      }
      onLine(`${reason}: restarting it`)
      try {
        server = await launch(place, { port: died.port, durable, onLine })
        watch(server)
        return
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error)
      }
    }
  }
  const watch = (running: Server): void => {
    const onEnd = async () => {
      const how = await running.ended
      if (!stopped) restart = again(running, how)
    }
    void onEnd()
  }
  watch(first)
  return () => {
    stopped ??= (async () => {
      await restart
      await server?.stop()
      await place.release()
    })()
    return stopped
  }
}

async function ensureDatabase(url: string, { data }: Place): Promise<void> {
  const client = new DatabaseClient({ connectionString: url, application_name: 'rapport start' })
  try {
    await client.connect()
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(databaseName)}`)
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'START_FAILED',
      `PostgreSQL runs on ${data}, and its database "${databaseName}" cannot be opened (${String(cause)}); its log is in ${data}/log`,
      { cause },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

function whereRootIs({ account, data, home, programs }: Place, dataDir: string): string {
  const where = programs.folder.startsWith(home)
    ? `its programs and data are in ${home}`
    : `its programs are in ${programs.folder}, its data in ${data}`
  const warning =
    home !== dataDir && /^\/(var\/)?tmp\//.test(home)
      ? '; a system may empty that folder, so set DATA_DIR to one that this user may enter'
      : ''
  return `running as root: PostgreSQL runs as user ${account?.name}, ${where}${warning}`
}
