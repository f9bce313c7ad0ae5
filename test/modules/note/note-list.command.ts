import { defineCommand, print } from '../../../src/contract/command.ts'
import type { ModuleContext } from '../../../src/contract/context.ts'

export default defineCommand<ModuleContext>({
  name: 'note list',
  description: 'Prints the notes.',
  run: async ({ withContext }) => {
    for (const { text, words } of await withContext((x) => x.sql('select text, words from note')))
      print(`${String(text)} (${String(words)} words)`)
    return 0
  },
})
