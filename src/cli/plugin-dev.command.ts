import type { CliCommand } from './command.ts'

export default {
  name: 'plugin dev',
  description:
    'Runs the server, and starts it again whenever a file of this folder changes; the database goes on running.',
  run: async () => {
    const { runWhileFilesChange } = await import('./dev-server.ts')
    return runWhileFilesChange()
  },
} satisfies CliCommand
