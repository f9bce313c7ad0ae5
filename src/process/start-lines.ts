import { commandHere } from '../core/command-here.ts'
import type { Config } from '../core/config.ts'
import { ownerKeyFile } from '../api/owner-key.ts'
import type { RunnerState } from '../contract/report.ts'

/** What a completed start knows about itself. */
export interface Started {
  readonly config: Pick<Config, 'host' | 'port' | 'dataDir' | 'ownerKey'>
  readonly url: string
  readonly ownerKey: { readonly key: string; readonly isNew: boolean }
  readonly runner: RunnerState | undefined
  /** Whether the database is empty, and can be filled with demo data. */
  readonly offersDemo: boolean
  /** Whether pressing D does that. */
  readonly hasKey: boolean
  /** Whether a person reads standard output, rather than a file. */
  readonly isTerminal: boolean
  /** PORT and DATA_DIR as the environment sets them. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Only a start that nobody else can reach prints the owner's key in its link. */
const isLocal = (host: string) => host === '127.0.0.1' || host === 'localhost' || host === '::1'

/** What a start prints once it answers: the link last. The key appears only if a person reads it. */
export const startLines = (started: Started): string[] => {
  const { config, url, ownerKey, runner, offersDemo, hasKey, isTerminal } = started
  const lines: string[] = []
  const file = ownerKeyFile(config.dataDir)
  if (config.ownerKey !== undefined) lines.push('the owner’s key is the one in OWNER_KEY')
  else if (isTerminal && ownerKey.isNew) lines.push(`owner key (shown once, stored in ${file}): ${ownerKey.key}`)
  else lines.push(`the owner’s key is in ${file}`)
  if (offersDemo) {
    const how = hasKey ? 'press D to fill it with demo data, or run' : 'fill it with demo data:'
    lines.push(`the database is empty: ${how}  ${commandHere('demo', started.env)}`)
  }
  const link = `${url}/${isTerminal && isLocal(config.host) ? `#key=${ownerKey.key}` : ''}`
  if (runner === undefined || runner === 'ok') lines.push(`Rapport is ready: ${link}`)
  else lines.push(`Rapport is ready, except for jobs and live scoring, which are still starting: ${link}`)
  return lines
}
