import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedDatabaseError, tellingLine } from './error.ts'
import type { Place } from './place.ts'
import { isServerOf } from './process-mark.ts'
import { run } from './run.ts'
import { readServerFile } from './server.ts'
import { clusterName } from './settings.ts'

/**
 * Prepares a start after `kill -9`: stops, in an orderly way, a server of ours that outlived its process, and makes
 * PostgreSQL ignore a postmaster.pid whose number now belongs to some other program. The place must be claimed, so that
 * no server of a living Rapport is ever touched. Throws `DATA_DIR_IN_USE` for a server that somebody started by hand.
 */
export async function clearOrphan({ account, data, programs }: Place, onLine: (line: string) => void): Promise<void> {
  const lines = await readServerFile(data)
  const pid = Number(lines[0])
  if (!(pid > 0)) return
  if (!(await isServerOf(pid, data))) {
    // A zombie or another program with that number would stop PostgreSQL. It takes the number of its own parent for a
    // stale one, and still looks for what a killed server left in memory.
    await writeFile(join(data, 'postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'))
    return
  }
  const command = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '')
  if (!command.includes(`cluster_name=${clusterName}`)) {
    throw new EmbeddedDatabaseError(
      'DATA_DIR_IN_USE',
      `the database in ${data} is in use by process ${pid}, a PostgreSQL that was started by hand: stop it first (kill -INT ${pid})`,
    )
  }
  onLine(`the last run was killed and left PostgreSQL (process ${pid}) behind: stopping it`)
  const { ok, output } = await run(programs.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'], { account })
  // It may have ended by itself in the meantime, which pg_ctl reports as a failure.
  if (ok || !(await isServerOf(pid, data))) return
  throw new EmbeddedDatabaseError(
    'START_FAILED',
    `PostgreSQL (process ${pid}), left behind by a killed run, does not stop (${tellingLine(output)}): end it with kill -QUIT ${pid} and start again`,
    { output },
  )
}
