import { CliError, print, type CliCommand } from './command.ts'
import { connect, connectionOptions } from './connection.ts'

interface Check {
  readonly head: string
  readonly checked: number
  readonly erased: number
  readonly complete: boolean
  readonly problem: string | null
}

export default {
  name: 'audit verify',
  description: 'Checks the audit of a running server: whether any sealed entry was changed, removed or cut off.',
  configure: (command) => {
    connectionOptions(command)
    command.option('--after <head>', 'begin after a head that an earlier run printed; the head must still be there')
  },
  run: async (options) => {
    const server = await connect(options)
    let after = typeof options['after'] === 'string' ? options['after'] : undefined
    let checked = 0
    let erased = 0
    for (;;) {
      const { auditChain } = await server.ask<{ auditChain: Check }>(
        'query ($after: String) { auditChain(after: $after) { head checked erased complete problem } }',
        { after },
      )
      checked += auditChain.checked
      erased += auditChain.erased
      if (auditChain.problem !== null) throw new CliError(auditChain.problem)
      after = auditChain.head
      if (auditChain.complete) break
    }
    print(
      `${checked} entries are intact${erased > 0 ? `, ${erased} of them with erased values` : ''}; the chain ends at`,
    )
    print(after)
    print(
      'store this line elsewhere: `rapport audit verify --after` uses it to prove that nothing before it was ' +
        'changed or cut off',
    )
    return 0
  },
} satisfies CliCommand
