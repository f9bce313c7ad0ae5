import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../core/config.ts'
import { CliError } from './command.ts'

/** A running server, as a command talks to it. */
export interface Connection {
  readonly url: URL
  readonly authorization: string
  /**
   * Runs one GraphQL operation and returns its data. Throws CliError if the server refuses it, ServerGone if no server
   * answers.
   */
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T>
}

/** Nobody answers at the address. */
export class ServerGone extends CliError {
  constructor(url: URL, cause: unknown) {
    super(`no server answers at ${url.origin}; start it with npm start, or give its address with --url`, { cause })
  }
}

/** Adds `--url` and `--key`. */
export const connectionOptions = (command: Command): void => {
  command
    .option('--url <address>', 'the running server (default: this machine, at PORT)')
    .option('--key <key>', 'an API key (default: the owner key in DATA_DIR)')
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

const readUrl = (given: unknown, port: number): URL => {
  const text = typeof given === 'string' ? given : `http://127.0.0.1:${port}`
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new CliError(`expected --url to be an address such as http://127.0.0.1:4000, got ${text}`)
}

const readKey = async (url: URL, ownerKey: string | undefined, dataDir: string): Promise<string> => {
  // The owner's key of this machine is not sent to another one.
  if (!loopback.has(url.hostname)) throw new CliError(`expected --key, a key for ${url.origin}`)
  if (ownerKey !== undefined) return ownerKey
  const file = join(dataDir, 'owner-key')
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CliError(
        `there is no key in ${file}; start the server once with the same DATA_DIR, or give a key with --key`,
      )
    throw new CliError(`the key in ${file} cannot be read: ${(error as Error).message}; give a key with --key`, {
      cause: error,
    })
  }
}

/** What a server says about a request that it refused, in one line. */
export const refusalOf = (status: number, body: string, url: URL): CliError => {
  if (status === 401)
    return new CliError(`the server at ${url.origin} does not know this key; give another one with --key`)
  let message: string | undefined
  try {
    const { errors } = JSON.parse(body) as { errors?: readonly { readonly message: string }[] }
    message = errors?.[0]?.message
  } catch {
    // Not one of ours.
  }
  return new CliError(message ?? `${url.origin} answered ${status}; is it a Rapport server?`)
}

/** The server that the options of a command name. */
export const connect = async (options: Readonly<Record<string, unknown>>): Promise<Connection> => {
  const config = readConfig()
  const url = readUrl(options['url'], config.port)
  const key = typeof options['key'] === 'string' ? options['key'] : await readKey(url, config.ownerKey, config.dataDir)
  const authorization = `Bearer ${key}`
  return {
    url,
    authorization,
    ask: async <T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> => {
      const response = await fetch(new URL('/graphql', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query, variables }),
      }).catch((error: unknown) => {
        throw new ServerGone(url, error)
      })
      const body = await response.text().catch((error: unknown) => {
        throw new ServerGone(url, error)
      })
      if (!response.ok) throw refusalOf(response.status, body, url)
      const { data, errors } = JSON.parse(body) as { data?: T; errors?: readonly { readonly message: string }[] }
      if (errors?.[0]) throw new CliError(errors[0].message)
      return data!
    },
  }
}
