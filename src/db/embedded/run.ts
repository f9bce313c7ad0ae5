import { spawn } from 'node:child_process'
import { dirname } from 'node:path'

/** The system user that runs PostgreSQL; absent if it runs as the user of this process. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** How a program ended. */
export interface Ran {
  readonly ok: boolean
  /** Both of its outputs, at most the last 16 kB; the system's complaint if it could not be started. */
  readonly output: string
}

const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMP']

/**
 * The environment of PostgreSQL's programs: nothing of ours but the path, so that no `PG*`, `LD_*` or locale variable
 * of the caller changes what they do.
 */
export const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  LC_ALL: 'C',
  TZ: 'UTC',
})

/** The options that make a child run as that user; with them Node drops all other groups of the parent. */
export const as = (account: Account | undefined): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {}

/** Runs a program to its end, as `account` if given; never rejects. */
export function run(
  program: string,
  args: readonly string[],
  {
    account,
    input = '',
    signal,
  }: { account?: Account | undefined; input?: string; signal?: AbortSignal | undefined } = {},
): Promise<Ran> {
  return new Promise<Ran>((resolve) => {
    let output = ''
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-16_384)
    }
    // Node throws at once if this process may not switch to the account, hence the catch below. The caller's own
    // working folder may be closed to the account, and PostgreSQL's programs refuse to run in such a folder.
    const child = spawn(program, args, {
      ...as(account),
      ...(signal ? { signal } : {}),
      cwd: process.platform === 'win32' ? dirname(program) : '/',
      env: environment(),
      windowsHide: true,
    })
    child.on('error', (error) => {
      resolve({ ok: false, output: `${output}${error.message}` })
    })
    child.stdin.on('error', () => {
      // A program that ends before it has read its input explains why in its output.
    })
    child.stdin.end(input)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('close', (code) => {
      resolve({ ok: code === 0, output })
    })
  }).catch((error: unknown) => ({ ok: false, output: String(error) }))
}
