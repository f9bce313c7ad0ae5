import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { as, environment } from './run.ts'

/** Waits for the end of its input. A line means "all is well"; no line means that our process died without a word. */
const script = 'read -r word || { read -r pid <"$2" && [ "$pid" = "$1" ] && kill -INT "$1"; }'

/**
 * Stops the server with that process id, in an orderly way, if this process dies without having done so (`kill -9`, out
 * of memory): a shell of about 1 MB reads from a pipe whose other end closes when we die. The returned function
 * dismisses it. Windows has no such shell; there the next start finds the server and stops it.
 */
export function watchOver(pid: number, { account, data }: Place): () => void {
  if (process.platform === 'win32') return () => undefined
  const shell = spawn('/bin/sh', ['-c', script, 'rapport-watchdog', String(pid), join(data, 'postmaster.pid')], {
    ...as(account),
    cwd: '/',
    detached: true,
    env: environment(),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  for (const part of [shell, shell.stdin]) {
    part.on('error', () => {
      // Without a watchdog the next start still finds the server and stops it.
    })
  }
  shell.unref()
  const pipe = shell.stdin as typeof shell.stdin & { unref?(): void }
  pipe.unref?.()
  return () => {
    pipe.end('dismissed\n')
  }
}
