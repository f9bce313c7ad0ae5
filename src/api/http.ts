import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { getVariableValues, GraphQLError, type GraphQLSchema } from 'graphql'
import { errorTable, RapportError } from '../core/errors.ts'
import { hasLargeInteger, largeInteger } from '../core/json.ts'
import type { Logger } from '../core/log.ts'
import type { Viewer } from '../core/viewer.ts'
import type { RequestContext } from '../modules/context.ts'
import type { Authenticator } from './auth.ts'
import { coded, documentLimits, maxJsonDepth, parseWithinLimits } from './document-limits.ts'
import { errorFormatter } from './errors.ts'
import type { Executor } from './executor.ts'
import { Guard, type OperationCost } from './guard.ts'
import { answerError, answerErrorsAsJson, answerUnauthenticated } from './http-errors.ts'
import { takeJsonOnly } from './json-body.ts'
import { isDeeperThan } from './nesting.ts'
import type { PermissionsOf } from './policy.ts'

export interface HttpParts {
  readonly schema: GraphQLSchema
  readonly executor: Executor
  readonly authenticator: Authenticator
  readonly permissionsOf: PermissionsOf
  /** What decides whether an operation may run; one with the default limits where absent. */
  readonly guard?: Guard
  readonly contextOf: (viewer: Viewer, requestId: string) => RequestContext
  readonly log: Logger
  /** HTML that a browser gets at an address where nothing is; JSON, as programs get, where absent. */
  readonly notFoundPage?: string
}

/** Refuses operations before they run, by the guard, and says of the others what they cost. */
const gate = ({ schema }: HttpParts, guard: Guard): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    let cost: OperationCost | undefined
    return {
      async didResolveOperation({ document, operation, request, contextValue }) {
        if (!operation) return
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {})
        // Variables that do not fit are refused by the executor, which says why; nothing runs.
        if (!coerced) return
        const admitted = guard.admit(document, operation, coerced, contextValue.viewer)
        if (!('requested' in admitted)) throw withStatus(admitted[0]!)
        cost = admitted
      },
      async willSendResponse({ response: { body } }) {
        if (cost && body.kind === 'single') body.singleResult.extensions = { ...body.singleResult.extensions, cost }
      },
    }
  },
})

/** The error with what HTTP says of it. */
const withStatus = (error: GraphQLError): GraphQLError => {
  const original = error.originalError
  if (!(original instanceof RapportError)) return error
  const { retryAfterSeconds } = original.details
  const headers = new HeaderMap(
    typeof retryAfterSeconds === 'number' ? [['retry-after', String(retryAfterSeconds)]] : [],
  )
  return new GraphQLError(error.message, {
    originalError: original,
    extensions: { http: { status: errorTable[original.code].status, headers } },
  })
}

/** The Apollo server on our executor. */
const createApollo = (parts: HttpParts, guard: Guard): ApolloServer<RequestContext> =>
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
    parseOptions: { maxTokens: documentLimits.tokens },
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled(), gate(parts, guard)],
  })

const maxKnown = 500
const maxKnownLength = 8_192

/** What is wrong with a request before it is parsed and validated; documents that passed are remembered. */
const earlyProblem = ({ body, query: search }: FastifyRequest, known: Set<string>): GraphQLError | undefined => {
  const { query, variables, extensions } = (body ?? search ?? {}) as Readonly<Record<string, unknown>>
  // Those of a body are checked when it is parsed.
  for (const text of body ? [] : [variables, extensions]) {
    if (typeof text === 'string' && isDeeperThan(text, maxJsonDepth))
      return coded('MALFORMED_REQUEST', `expected JSON of at most ${maxJsonDepth} levels`)
    if (typeof text === 'string' && hasLargeInteger(text)) return coded('INVALID_INPUT', largeInteger)
  }
  if (typeof query !== 'string' || known.has(query)) return undefined
  try {
    parseWithinLimits(query)
  } catch (error) {
    // Bad syntax is Apollo's to tell.
    return error instanceof GraphQLError && error.originalError ? error : undefined
  }
  if (query.length <= maxKnownLength) {
    if (known.size >= maxKnown) known.delete(known.values().next().value!)
    known.add(query)
  }
  return undefined
}

/** Adds `/graphql` to a Fastify server. */
export const addGraphQL = async (server: FastifyInstance, parts: HttpParts): Promise<void> => {
  const apollo = createApollo(parts, parts.guard ?? new Guard(parts.schema, parts.permissionsOf))
  await apollo.start()
  server.addHook('onClose', () => apollo.stop())
  answerErrorsAsJson(server, parts.log, parts.notFoundPage)
  const viewers = new WeakMap<FastifyRequest, Viewer>()
  const known = new Set<string>()
  await server.register((scope, _options, done) => {
    takeJsonOnly(scope)
    scope.route({
      url: '/graphql',
      method: ['GET', 'POST', 'OPTIONS'],
      // Before the body is read: nobody without a credential makes us do that.
      onRequest: async (request, reply) => {
        const identity = await parts.authenticator.identify(request.headers.authorization)
        if (!identity.viewer) return answerUnauthenticated(reply, identity.problem)
        viewers.set(request, identity.viewer)
      },
      preHandler: async (request, reply) => {
        const problem = earlyProblem(request, known)?.originalError
        if (problem instanceof RapportError) return answerError(reply, problem.code, problem.message, problem.details)
      },
      handler: fastifyApolloHandler(apollo, {
        context: async (request) => parts.contextOf(viewers.get(request)!, request.id),
      }),
    })
    done()
  })
}
