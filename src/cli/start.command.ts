import type { CliCommand } from './command.ts'

export default {
  name: 'start',
  description: 'Starts the server that the environment describes (as npm start does).',
  configure: (command) => {
    command.option('--trusted-only', 'run only operations of the manifests of keys, as TRUSTED_ONLY=true does')
  },
  run: async ({ trustedOnly }) => {
    if (trustedOnly === true) process.env['TRUSTED_ONLY'] = 'true'
    await import('../main.ts')
    return undefined
  },
} satisfies CliCommand
