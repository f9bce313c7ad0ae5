import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedDatabaseError, tellingLine } from './error.ts'
import type { Place } from './place.ts'
import { isServerOf } from './process-mark.ts'
import { run } from './run.ts'
import { readServerFile } from './server.ts'
import { clusterName } from './settings.ts'

/**
 * Clears the way for a start after `kill -9`: stops, in order, a server of ours that outlived its process, and makes
 * PostgreSQL ignore a postmaster.pid whose number belongs to some other program by now. The place must be claimed, so that
 * no server of a living Rapport is ever touched. Throws `DATA_DIR_IN_USE` for a server that somebody started by hand.
 */
export async function clearOrphan({ account, data, programs }: Place, onLine: (line: string) => void): Promise<void> {
  const lines = await readServerFile(data)
  const pid = Number(lines[0])
  if (!(pid > 0)) return
  if (!(await isServerOf(pid, data))) {
    // A zombie or another program of that number would stop PostgreSQL. The number of its own parent it takes for a stale
    // one, and it still looks for what a killed server left in memory.
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
  // It may have ended by itself meanwhile, which pg_ctl reports as a failure.
  if (ok || !(await isServerOf(pid, data))) return
  throw new EmbeddedDatabaseError(
    'START_FAILED',
    `PostgreSQL (process ${pid}), left behind by a killed run, does not stop (${tellingLine(output)}): end it with kill -QUIT ${pid} and start again`,
    { output },
  )
}
