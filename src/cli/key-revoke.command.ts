import { CliError, print, type CliCommand } from './command.ts'
import { connect, connectionOptions } from './connection.ts'

export default {
  name: 'key revoke',
  description: 'Revokes an API key of a running server and closes its sockets.',
  configure: (command) => {
    command.argument('<id>', 'the id of the key, as shown by `rapport key list`')
    connectionOptions(command)
  },
  run: async (options, id) => {
    const server = await connect(options)
    const { revokeApiKey } = await server.ask<{
      revokeApiKey: {
        readonly apiKey: { readonly name: string } | null
        readonly userErrors: readonly { readonly message: string }[]
      }
    }>(
      'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { apiKey { name } userErrors { message } } }',
      { input: { id } },
    )
    const [problem] = revokeApiKey.userErrors
    if (problem) throw new CliError(problem.message)
    print(`${revokeApiKey.apiKey?.name} is revoked`)
    return 0
  },
} satisfies CliCommand
