import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance } from 'fastify'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { Logger } from '../core/log.ts'
import type { Viewer } from '../core/viewer.ts'
import type { RequestContext } from '../modules/context.ts'
import type { Authenticator } from './auth.ts'
import { errorFormatter } from './errors.ts'
import type { Executor } from './executor.ts'
import { checkPermissions, type PermissionsOf } from './policy.ts'

export interface HttpParts {
  readonly schema: GraphQLSchema
  readonly executor: Executor
  readonly authenticator: Authenticator
  readonly permissionsOf: PermissionsOf
  readonly contextOf: (viewer: Viewer, requestId: string) => RequestContext
  readonly log: Logger
}

/** Refuses operations before they run: no credential, or a field that the caller's role may not touch. */
const gate = ({ schema, permissionsOf }: HttpParts): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, contextValue }) {
        const errors = checkPermissions(schema, document, permissionsOf(contextValue.viewer))
        if (errors.length > 0) throw errors[0]!
      },
    }
  },
})

/** The Apollo server on our executor. */
export const createApollo = (parts: HttpParts): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    gateway: {
      load: async () => ({
        schema: parts.schema,
        executor: async ({ document, operationName, request, context }) =>
          (await parts.executor.execute({
            document,
            operationName: operationName ?? undefined,
            variables: request.variables,
            context,
          })) as never,
      }),
      onSchemaLoadOrUpdate: (callback) => {
        callback({ apiSchema: parts.schema, coreSupergraphSdl: '' })
        return () => undefined
      },
      stop: async () => undefined,
    },
    formatError: errorFormatter(parts.log),
    stringifyResult: JSON.stringify,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled(), gate(parts)],
  })

/** Adds `/graphql` to a Fastify server. */
export const addGraphQL = async (server: FastifyInstance, parts: HttpParts): Promise<void> => {
  const apollo = createApollo(parts)
  await apollo.start()
  server.addHook('onClose', () => apollo.stop())
  server.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        const viewer = await parts.authenticator.viewerOf(request.headers.authorization)
        if (!viewer) {
          throw new GraphQLError('expected a credential: Authorization: Bearer <API key>', {
            extensions: {
              code: 'UNAUTHENTICATED',
              http: { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer']]) },
            },
          })
        }
        return parts.contextOf(viewer, request.id)
      },
    }),
  })
}
