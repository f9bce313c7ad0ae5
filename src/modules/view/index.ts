import { defineModule } from '../../contract/module.ts'
import { SavedView } from './view.entity.ts'
import { viewReads } from './view.read.ts'
import { SavedViewResolver } from './view.resolver.ts'

/** Lists with filter, order and columns that people keep and share. */
export default defineModule({
  name: 'view',
  entities: [SavedView],
  resolvers: [SavedViewResolver],
  reads: viewReads,
})
