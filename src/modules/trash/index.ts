import { defineModule } from '../../contract/module.ts'
import { TrashResolver } from './trash.resolver.ts'

/** The deleted records of all types: listed, restored by the mutations of their types, and purged by age. */
export default defineModule({ name: 'trash', resolvers: [TrashResolver] })
