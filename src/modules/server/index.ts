import { defineModule } from '../../contract/module.ts'
import { ServerResolver } from './server.resolver.ts'

/** What the graph says about the server itself and its plugins. */
export default defineModule({ name: 'server', resolvers: [ServerResolver] })
