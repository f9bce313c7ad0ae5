import type { CliCommand } from './command.ts'

export default {
  name: 'start',
  description: 'Starts the server that the environment describes (as npm start does).',
  run: async () => {
    await import('../main.ts')
    return undefined
  },
} satisfies CliCommand
