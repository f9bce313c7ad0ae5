import type { GraphQLFormattedError, GraphQLSchema, OperationTypeNode } from 'graphql'
import { RapportError } from '../../core/errors.ts'
import type { Viewer } from '../../core/viewer.ts'
import type { RequestContext } from '../../modules/context.ts'
import { fragmentsOf } from '../../read/selection.ts'
import { executeBounded } from '../bounded-execution.ts'
import type { Executor } from '../executor.ts'
import type { OperationCost } from '../guard.ts'
import { executionOf, type Preparer, type SentOperation } from '../prepare.ts'
import type { TrustedDocuments } from '../trusted-documents.ts'
import type { FormatErrors } from '../ws-errors.ts'
import { writtenTexts } from './written-texts.ts'

/** Characters of one answer: an agent reads all of it. */
const maxAnswer = 200_000

/** Who calls a tool, and how long it waits. */
export interface Caller {
  readonly viewer: Viewer
  readonly requestId: string
  /** Aborts when the client is gone. */
  readonly gone: AbortSignal
}

/** The answer of an operation. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>>
  /** What failed in a part of it. */
  readonly errors: readonly GraphQLFormattedError[]
  readonly cost: OperationCost
  /** The paths of values that somebody else wrote. */
  readonly writtenTexts: readonly string[]
}

/** An operation that did not run, or of which nothing came. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly errors: readonly GraphQLFormattedError[]

  constructor(errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message ?? 'refused')
    this.errors = errors
  }
}

export interface AskDeps {
  readonly schema: GraphQLSchema
  readonly preparer: Preparer
  readonly executor: Executor
  readonly trusted: Pick<TrustedDocuments, 'assertTrusted'>
  readonly contextOf: (viewer: Viewer, requestId: string) => RequestContext
  readonly formatErrors: FormatErrors
}

/**
 * Asks the graph on behalf of a caller, on the road of every operation. Throws Refusal, with errors as they are shown over HTTP.
 */
export type Ask = (caller: Caller, sent: SentOperation, kind?: `${OperationTypeNode}`) => Promise<Answer>

const seek: Readonly<Record<`${OperationTypeNode}`, string>> = {
  query: 'a query',
  mutation: 'a mutation',
  subscription: 'a subscription',
}

export const asking =
  ({ schema, preparer, executor, trusted, contextOf, formatErrors }: AskDeps): Ask =>
  async ({ viewer, requestId, gone }, sent, kind = 'query') => {
    const refuse = (errors: readonly Error[]) => new Refusal(formatErrors(errors))
    try {
      await trusted.assertTrusted(sent.query, viewer)
    } catch (error) {
      throw refuse([error as Error])
    }
    const prepared = preparer.prepare(sent, viewer)
    if (!('document' in prepared)) throw refuse(prepared)
    const { operation, document, coerced, cost } = prepared
    if (operation.operation !== kind)
      throw refuse([new RapportError('INVALID_INPUT', `expected ${seek[kind]}, got ${seek[operation.operation]}`)])
    const context = { ...contextOf(viewer, requestId), gone, via: 'MCP' as const }
    const execution = executionOf(prepared)
    const maxLength = Math.min(execution.maxLength, maxAnswer)
    const { data, errors } = await executeBounded(executor, { ...execution, maxLength, context })
    const shown = formatErrors(errors ?? [])
    if (!data || (shown.length > 0 && Object.values(data).every((value) => value === null))) throw new Refusal(shown)
    const source = { schema, fragments: fragmentsOf(document), variableValues: coerced }
    const root = schema.getRootType(operation.operation)!
    return { data, errors: shown, cost, writtenTexts: writtenTexts(source, root, [operation.selectionSet]) }
  }
