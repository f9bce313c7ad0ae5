import { defineModule } from '../../contract/module.ts'
import { SavedView } from './view.entity.ts'
import { viewReads } from './view.read.ts'
import { SavedViewMutations, SavedViewResolver } from './view.resolver.ts'

/** Lists with filter, order and columns that people keep and share. */
export default defineModule({
  name: 'view',
  entities: [SavedView],
  resolvers: [SavedViewResolver, SavedViewMutations],
  reads: viewReads,
  retention: [{ table: 'saved_view', rows: 'deleted views', days: 30, since: 't.deleted_at' }],
})
