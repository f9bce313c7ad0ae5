import { roles } from '../core/viewer.ts'
import { CliError, print, type CliCommand } from './command.ts'
import { connect, connectionOptions } from './connection.ts'

interface Payload {
  readonly secret: string | null
  readonly apiKey: { readonly id: string } | null
  readonly userErrors: readonly { readonly message: string }[]
}

export default {
  name: 'key create',
  description: 'Creates an API key on a running server and prints it once.',
  configure: (command) => {
    connectionOptions(command)
    command
      .requiredOption('--name <text>', 'what it is for, e.g. "web shop"')
      .requiredOption('--role <role>', roles.join(', '))
      .option('--scope <scope>', "ALL records, or only the user's OWN ones", 'ALL')
      .option('--user <id>', 'the user on whose behalf it acts')
      .option('--expires <instant>', 'from when on it is refused, e.g. 2027-01-01T00:00:00Z')
  },
  run: async (options) => {
    if (!roles.some((role) => role === options['role']))
      throw new CliError(`expected --role to be one of ${roles.join(', ')}; got ${String(options['role'])}`)
    const server = await connect(options)
    const { createApiKey } = await server.ask<{ createApiKey: Payload }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id } userErrors { message } } }',
      {
        input: {
          name: options['name'],
          role: options['role'],
          scope: options['scope'],
          userId: options['user'],
          expiresAt: options['expires'],
        },
      },
    )
    const [problem] = createApiKey.userErrors
    if (problem) throw new CliError(problem.message)
    print(createApiKey.secret ?? '')
    print(`it is shown only now; rapport key revoke ${createApiKey.apiKey?.id} revokes it`)
    return 0
  },
} satisfies CliCommand
