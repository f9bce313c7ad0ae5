import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parse, type FormattedExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql'
import { viewerOf } from '../contract/route.ts'
import { errorTable, RapportError } from '../core/errors.ts'
import { hasLargeInteger, largeInteger } from '../core/json.ts'
import type { Logger } from '../core/log.ts'
import type { Viewer } from '../core/viewer.ts'
import type { RequestContext } from '../modules/context.ts'
import type { Authenticator } from './auth.ts'
import { executeBounded } from './bounded-execution.ts'
import { maxJsonDepth } from './document-limits.ts'
import { errorFormatter } from './errors.ts'
import type { Executor } from './executor.ts'
import type { OperationCost } from './guard.ts'
import { answerError, answerErrorsAsJson } from './http-errors.ts'
import { identify } from './identify.ts'
import { takeJsonOnly } from './json-body.ts'
import { isDeeperThan } from './nesting.ts'
import type { PermissionsOf } from './policy.ts'
import { executionOf, type PreparedOperation, type Preparer } from './prepare.ts'
import type { SentDocument, TrustedDocuments } from './trusted-documents.ts'
import { formatErrorsWith } from './ws-errors.ts'

export interface HttpDeps {
  readonly schema: GraphQLSchema
  readonly executor: Executor
  readonly authenticator: Authenticator
  readonly permissionsOf: PermissionsOf
  /**
   * Turns what a client sends into an operation that may run: one instance for HTTP and WebSocket, so that both share
   * its documents.
   */
  readonly preparer: Preparer
  /** The operations that keys send by their ids. */
  readonly trusted: TrustedDocuments
  readonly contextOf: (viewer: Viewer, requestId: string) => RequestContext
  readonly log: Logger
  /** HTML that a browser gets at an unknown address. @default JSON, as for programs */
  readonly notFoundPage?: string
}

/** The document that Apollo continues with if an operation does not run; it is never executed. */
const nothing = parse('{ __typename }')

/** Prepares operations as for sockets, in place of Apollo's own parsing and validation, and reports their cost. */
const gate = (
  deps: HttpDeps,
  admitted: WeakMap<RequestContext, PreparedOperation>,
): ApolloServerPlugin<RequestContext> => {
  const formatErrors = formatErrorsWith(deps.log)
  return {
    async requestDidStart() {
      let refused: readonly GraphQLError[] | undefined
      let cost: OperationCost | undefined
      return {
        async didResolveSource(request) {
          const { operationName, variables } = request.request
          const prepared = deps.preparer.prepare(
            { query: request.source, operationName, variables },
            request.contextValue.viewer,
          )
          if ('document' in prepared) {
            cost = prepared.cost
            admitted.set(request.contextValue, prepared)
          } else refused = prepared
          Object.assign(request, { document: 'document' in prepared ? prepared.document : nothing })
        },
        async responseForOperation({ request }) {
          if (!refused) return null
          const isPlainJson = takesPlainJson(request.http?.headers.get('accept'))
          return {
            http: headOf(refused, isPlainJson),
            body: { kind: 'single', singleResult: { errors: formatErrors(refused) } },
          }
        },
        async willSendResponse({ response: { body, http } }) {
          if (body.kind !== 'single') return
          if (cost) body.singleResult.extensions = { ...body.singleResult.extensions, cost }
          const later = tryLater(body.singleResult)
          if (!later) return
          http.status = errorTable[later.code].status
          http.headers.set('retry-after', String(later.seconds))
        },
      }
    },
  }
}

/** Why a caller that got nothing may repeat the request, and after how many seconds. */
const tryLater = ({ data, errors = [] }: FormattedExecutionResult) => {
  if (data && Object.values(data).some((value) => value !== null)) return undefined
  for (const { extensions } of errors) {
    const code = extensions?.['code']
    const seconds = extensions?.['retryAfterSeconds']
    if ((code === 'UNAVAILABLE' || code === 'RATE_LIMITED') && typeof seconds === 'number')
      return { code, seconds } as const
  }
  return undefined
}

/** Aborts when a client closes its connection before it was answered. */
export const goneOf = ({ raw }: FastifyReply): AbortSignal => {
  const leaving = new AbortController()
  raw.once('close', () => {
    if (!raw.writableEnded) leaving.abort()
  })
  return leaving.signal
}

/**
 * Whether a client asks for `application/json`, rather than for the GraphQL media type, whose status tells whether an
 * operation ran.
 */
const takesPlainJson = (accept: string | undefined): boolean =>
  accept !== undefined &&
  /(^|[\s,])application\/json\b/i.test(accept) &&
  !/application\/graphql-response\+json/i.test(accept)

/**
 * The HTTP status of errors: that of the first one. As GraphQL over HTTP requires, it is 200 for `application/json` if
 * the document or its variables are wrong: clients of that media type take any other status for a transport failure.
 */
const headOf = ([error]: readonly GraphQLError[], isPlainJson: boolean): { status: number; headers: HeaderMap } => {
  const original = error?.originalError
  if (!(original instanceof RapportError)) {
    const http = error?.extensions['http'] as { status?: number } | undefined
    return { status: http?.status ?? (isPlainJson ? 200 : 400), headers: new HeaderMap() }
  }
  const { retryAfterSeconds } = original.details
  const headers = new HeaderMap(
    typeof retryAfterSeconds === 'number' ? [['retry-after', String(retryAfterSeconds)]] : [],
  )
  return { status: errorTable[original.code].status, headers }
}

/** The Apollo server on our executor. */
const createApollo = (deps: HttpDeps): ApolloServer<RequestContext> => {
  const admitted = new WeakMap<RequestContext, PreparedOperation>()
  return new ApolloServer<RequestContext>({
    gateway: {
      load: async () => ({
        schema: deps.schema,
        executor: async (request) => {
          const context = request.context as RequestContext
          return (await executeBounded(deps.executor, { ...executionOf(admitted.get(context)!), context })) as never
        },
      }),
      onSchemaLoadOrUpdate: (callback) => {
        callback({ apiSchema: deps.schema, coreSupergraphSdl: '' })
        return () => undefined
      },
      stop: async () => undefined,
    },
    formatError: errorFormatter(deps.log),
    stringifyResult: JSON.stringify,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    documentStore: null,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      gate(deps, admitted),
    ],
  })
}

/** What is wrong with the text parameters of a GET; a body is checked when it is parsed. */
const searchProblem = ({ body, query: search }: FastifyRequest): RapportError | undefined => {
  const { variables, extensions } = (body ? {} : (search ?? {})) as Readonly<Record<string, unknown>>
  for (const text of [variables, extensions]) {
    if (typeof text !== 'string') continue
    if (isDeeperThan(text, maxJsonDepth))
      return new RapportError('MALFORMED_REQUEST', `expected JSON of at most ${maxJsonDepth} levels`)
    if (hasLargeInteger(text)) return new RapportError('INVALID_INPUT', largeInteger)
  }
  return undefined
}

/**
 * Puts the text of an operation in the place of its id, before Apollo looks for it. Throws what `TrustedDocuments` does, and
 * INVALID_INPUT for an id in an address.
 */
const readDocument = async ({ body, query: search }: FastifyRequest, viewer: Viewer, trusted: TrustedDocuments) => {
  const isSearch = body === undefined || body === null
  const sent = (isSearch ? search : body) as SentDocument | undefined
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return
  if (isSearch && sent.documentId !== undefined)
    throw new RapportError('INVALID_INPUT', 'expected a documentId in the body of a POST, got it in the address', {
      path: ['documentId'],
    })
  if (!trusted.concerns(sent)) return
  const query = await trusted.textOf(sent, viewer)
  if (sent.documentId !== undefined) Object.assign(sent, { query, documentId: undefined })
}

/** Adds `/graphql` to a Fastify server. */
export const addGraphQL = async (server: FastifyInstance, deps: HttpDeps): Promise<void> => {
  const apollo = createApollo(deps)
  await apollo.start()
  server.addHook('onClose', () => apollo.stop())
  answerErrorsAsJson(server, deps.log, deps.notFoundPage)
  await server.register((scope, _options, done) => {
    takeJsonOnly(scope)
    scope.route({
      url: '/graphql',
      method: ['GET', 'POST', 'OPTIONS'],
      // Before the body is read: nobody without a credential makes us do that work.
      onRequest: identify(deps.authenticator),
      preHandler: async (request, reply) => {
        const problem = searchProblem(request)
        if (problem) return answerError(reply, problem.code, problem.message, problem.details)
        // What it throws is answered by the error table.
        await readDocument(request, viewerOf(request), deps.trusted)
        return undefined
      },
      handler: fastifyApolloHandler(apollo, {
        context: async (request, reply) => ({
          ...deps.contextOf(viewerOf(request), request.id),
          gone: goneOf(reply),
        }),
      }),
    })
    done()
  })
}
