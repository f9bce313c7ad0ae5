import { defineModule } from '../../../src/contract/module.ts'
import { defineRoutes } from '../../../src/contract/route.ts'
import type { ModuleContext } from '../../../src/contract/context.ts'
import { countWords } from './count-words.job.ts'
import { Note } from './note.entity.ts'
import { noteReads } from './note.read.ts'
import { NoteResolver } from './note.resolver.ts'

export default defineModule({
  name: 'note',
  entities: [Note],
  resolvers: [NoteResolver],
  reads: noteReads,
  jobs: [countWords],
  routes: [
    defineRoutes<ModuleContext>({
      prefix: '/notes',
      permission: 'read',
      load: async () => (await import('./note.route.ts')).noteRoute,
    }),
  ],
  on: {
    'customer.created': async ({ payload }, unit, x) => {
      const note = unit.em.create(Note, { text: 'a new customer', customerId: payload.customerId }, { partial: true })
      unit.em.persist(note)
      await x.enqueue(unit, 'count-words', { id: note.id })
    },
  },
})
