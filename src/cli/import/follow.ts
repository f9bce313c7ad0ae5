import { setTimeout as delay } from 'node:timers/promises'
import { CliError, print } from '../command.ts'
import { ServerGone, type Connection } from '../connection.ts'
import { showProgress } from './progress.ts'
import type { UnknownWord } from './words.ts'

/** The state of an import. */
export interface JobState {
  readonly status: 'QUEUED' | 'APPLYING' | 'SUCCEEDED' | 'FAILED'
  readonly total: number
  readonly processed: number
  readonly inserted: number
  readonly updated: number
  readonly duplicates: number
  readonly rejected: number
  readonly createdCustomers: number
  readonly cellsRead: number
  readonly cellsStored: number
  readonly cellsWarned: number
  readonly cellsUnmapped: number
  readonly unknownWords: readonly UnknownWord[]
  readonly mapping: Readonly<Record<string, unknown>>
  readonly notes: readonly string[]
  readonly error: string | null
}

const query = `query($id: ID!) {
  importJob(id: $id) { status total processed inserted updated duplicates rejected createdCustomers notes error
    cellsRead cellsStored cellsWarned cellsUnmapped unknownWords { column word count } mapping }
}`

const lookMs = 250
/** How long a server that went away may take to come back; the import continues with it. */
const patienceMs = 120_000

/** Watches a job until it ends, across restarts of the server. */
export const follow = async (server: Connection, id: string): Promise<JobState> => {
  const progress = showProgress('applying')
  let goneAt: number | undefined
  try {
    for (;;) {
      try {
        const { importJob } = await server.ask<{ importJob: JobState | null }>(query, { id })
        if (!importJob) throw new CliError(`the server no longer knows the import ${id}`)
        goneAt = undefined
        progress.update(importJob.processed, importJob.total)
        if (importJob.status === 'SUCCEEDED' || importJob.status === 'FAILED') return importJob
      } catch (error) {
        if (!(error instanceof ServerGone)) throw error
        if (goneAt === undefined) print(`the server at ${server.url.origin} went away; waiting for it to come back`)
        goneAt ??= performance.now()
        if (performance.now() - goneAt > patienceMs) {
          throw new CliError(
            `the server did not come back; the import ${id} continues when the server is started again`,
            {
              cause: error,
            },
          )
        }
      }
      await delay(lookMs)
    }
  } finally {
    progress.end()
  }
}
