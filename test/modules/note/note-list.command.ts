import { defineCommand, print } from '../../../src/contract/command.ts'
import type { ModuleContext } from '../../../src/contract/context.ts'

export default defineCommand<ModuleContext>({
  name: 'note list',
  description: 'Prints the notes.',
  run: async ({ withContext }) => {
    for (const { text, words } of await withContext((context) =>
      context.sql<{ text: string; words: number }>('select text, words from note'),
    ))
      print(`${text} (${words} words)`)
    return 0
  },
})
