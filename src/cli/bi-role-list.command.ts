import { administratorOption, withRoles } from './bi-roles.ts'
import { print, type CliCommand } from './command.ts'

export default {
  name: 'bi-role list',
  description: 'Lists the roles by which BI tools read this database.',
  configure: administratorOption,
  run: async (options) => {
    const { listBiRoles } = await import('../db/bi-roles.ts')
    return withRoles(options, async ({ administrator }) => {
      const roles = await listBiRoles(administrator)
      if (roles.length === 0) print('no BI roles; rapport bi-role create makes one')
      for (const { name, personalData } of roles) print(`${name}  ${personalData ? 'with' : 'without'} personal data`)
      return 0
    })
  },
} satisfies CliCommand
