import { administratorOption, withRoles } from './bi-roles.ts'
import { print, type CliCommand } from './command.ts'

export default {
  name: 'bi-role create',
  description:
    'Creates a PostgreSQL role by which a BI tool reads the views of rapport_v1, and prints its address once.',
  configure: (command) => {
    administratorOption(command)
    command
      .requiredOption('--name <role>', 'its name in PostgreSQL, e.g. metabase')
      .option('--personal-data', 'also who customers are, how to reach them, and what they wrote', false)
  },
  run: async (options) => {
    const { createBiRole, grantViews } = await import('../db/bi-roles.ts')
    const role = { name: String(options['name']), personalData: options['personalData'] === true }
    return withRoles(options, async ({ administrator, owner, tables, databaseUrl, audited }) => {
      const password = await createBiRole(administrator, role)
      await grantViews(owner, tables)
      await audited('bi-role create', { after: { ...role } })
      const url = new URL(databaseUrl)
      url.username = role.name
      url.password = password
      print(url.href)
      print(
        `it is shown only now. ${role.name} reads the views of rapport_v1 of all customers` +
          `${role.personalData ? ', personal data included' : ', without personal data'}, and changes nothing; rapport bi-role drop ${role.name} ends it`,
      )
      return 0
    })
  },
} satisfies CliCommand
