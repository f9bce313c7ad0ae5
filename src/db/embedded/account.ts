import { EmbeddedDatabaseError, tellingLine, wayOut } from './error.ts'
import { run, type Account } from './run.ts'

/**
 * The system user that runs PostgreSQL if this process is root, which PostgreSQL refuses: `postgres`, else `rapport`,
 * else a new system user `rapport`, else `nobody`. Throws `NO_SYSTEM_USER` if there is none or root may not switch to
 * it.
 */
export async function systemAccount(): Promise<Account> {
  const account =
    (await lookUp('postgres')) ?? (await lookUp('rapport')) ?? (await create()) ?? (await lookUp('nobody'))
  if (account === undefined) {
    throw new EmbeddedDatabaseError(
      'NO_SYSTEM_USER',
      'PostgreSQL does not run as root, and this system has no user "postgres", "rapport" or "nobody": create ' +
        `one (useradd --system rapport), run Rapport as an ordinary user, ${wayOut}`,
    )
  }
  await assertUsable(account)
  return account
}

/** The account with a user number, such as the owner of a data folder, by name if the system knows one. */
export async function accountOf(uid: number, gid: number): Promise<Account> {
  const { ok, output } = await run('id', ['-un', String(uid)])
  const account = { name: ok ? output.trim() : String(uid), uid, gid }
  await assertUsable(account)
  return account
}

async function assertUsable(account: Account): Promise<void> {
  const { ok, output } = await run('/bin/sh', ['-c', ':'], { account })
  if (ok) return
  throw new EmbeddedDatabaseError(
    'NO_SYSTEM_USER',
    `PostgreSQL does not run as root, and this root may not switch to user ${account.name} ` +
      `(${tellingLine(output)}): run Rapport as an ordinary user, ${wayOut}`,
    { output },
  )
}

async function lookUp(name: string): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
  if (!uid.ok || !gid.ok) return undefined
  // macOS prints the number of `nobody`, -2, without its sign.
  const account = { name, uid: Number(uid.output) | 0, gid: Number(gid.output) | 0 }
  return account.uid === 0 ? undefined : account
}

async function create(): Promise<Account | undefined> {
  const { ok } = await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'rapport',
  ])
  return ok ? lookUp('rapport') : undefined
}
