import { administratorOption, withRoles } from './bi-roles.ts'
import { print, type CliCommand } from './command.ts'

export default {
  name: 'bi-role drop',
  description: 'Drops a role of bi-role create and ends its connections.',
  configure: (command) => {
    administratorOption(command)
    command.argument('<role>', 'its name in PostgreSQL')
  },
  run: async (options, name) => {
    const { dropBiRole } = await import('../db/bi-roles.ts')
    return withRoles(options, async ({ administrator, audited }) => {
      await dropBiRole(administrator, name)
      await audited('bi-role drop', { before: { name } })
      print(`${name} is dropped`)
      return 0
    })
  },
} satisfies CliCommand
