import { defineModule } from '../../contract/module.ts'
import { ServerResolver } from './server.resolver.ts'

/** What the graph says of the server itself and of its plugins. */
export default defineModule({ name: 'server', resolvers: [ServerResolver] })
