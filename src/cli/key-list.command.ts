import { print, type CliCommand } from './command.ts'
import { connect, connectionOptions } from './connection.ts'

interface Key {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly role: string
  readonly scope: string
  readonly user: { readonly name: string } | null
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}

interface Page {
  readonly nodes: readonly Key[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const stateOf = ({ expiresAt, revokedAt }: Key): string => {
  if (revokedAt !== null) return `revoked ${revokedAt}`
  if (expiresAt === null) return 'valid'
  return `${Date.parse(expiresAt) > Date.now() ? 'until' : 'expired'} ${expiresAt}`
}

export default {
  name: 'key list',
  description: 'Lists the API keys of a running server, newest first.',
  configure: connectionOptions,
  run: async (options) => {
    const server = await connect(options)
    let after: string | null = null
    do {
      const { apiKeys }: { apiKeys: Page } = await server.ask(
        `query ($after: String) { apiKeys(first: 100, after: $after) {
           nodes { id name prefix role scope user { name } expiresAt revokedAt } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )
      for (const key of apiKeys.nodes) {
        const who = key.user ? `${key.name} (${key.user.name})` : key.name
        print([key.id, `${key.prefix}…`, key.role, key.scope, stateOf(key), who].join('  '))
      }
      after = apiKeys.pageInfo.hasNextPage ? apiKeys.pageInfo.endCursor : null
    } while (after !== null)
    return 0
  },
} satisfies CliCommand
