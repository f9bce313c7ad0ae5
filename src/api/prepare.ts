// api/ is where requests come in: HTTP (http.ts) and WebSocket (ws.ts) share one way from a document to an answer: prepare (here) ->
// guard (permissions, price, rate) -> executor -> resolvers, which read through read/ and write through write/.

import {
  getOperationAST,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { RapportError } from '../core/errors.ts'
import type { Viewer } from '../core/viewer.ts'
import { Documents } from './documents.ts'
import type { Guard, OperationCost } from './guard.ts'
import { oversizedInput } from './oversized.ts'
import { asRapportError } from './refused-operation.ts'
import { readVariables } from './variables.ts'

/** An operation as a client sends it. */
export interface SentOperation {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

/** An operation that fits the schema. */
export interface ParsedOperation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly operationName: string | undefined
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>
  /** As the schema understands them, with defaults. */
  readonly coerced: Readonly<Record<string, unknown>>
}

/** An operation that may run. */
export interface PreparedOperation extends ParsedOperation {
  readonly cost: OperationCost
}

/** Why an operation is none, and how many values of its variables were read to find out. */
interface Misfit {
  readonly errors: readonly GraphQLError[]
  readonly values: number
}

/** Characters that every answer may have, and further ones per point. */
const freeLength = 1_000_000
const lengthPerPoint = 500

/**
 * What the executor needs of an operation that may run, apart from its context; its price limits the length of its
 * answer.
 */
export const executionOf = ({ document, operationName, variables, coerced, cost }: PreparedOperation) => ({
  document,
  operationName,
  variables,
  coerced,
  maxLength: freeLength + cost.requested * lengthPerPoint,
})

/** Variable values read per point. */
const valuesPerPoint = 10

/** The cost of reading a document that is refused: validation continues until the tenth error. */
const refusalPoints = ({ length }: string): number => 500 + Math.ceil(Math.min(length, 20_000) / 10 + length / 1_000)

/**
 * Turns what a client sends into an operation that may run: parsed, valid, its variables coerced, checked. Shared by
 * HTTP and WebSocket.
 */
export class Preparer {
  readonly #schema: GraphQLSchema
  readonly #guard: Guard
  readonly #documents: Documents

  constructor(schema: GraphQLSchema, guard: Guard) {
    this.#schema = schema
    this.#guard = guard
    this.#documents = new Documents(schema)
  }

  /** The operation, or why it may not run; refusals cost points too. */
  prepare(sent: SentOperation, viewer: Viewer): PreparedOperation | readonly GraphQLError[] {
    const owing = this.#guard.owing(viewer)
    if (owing) return [owing]
    const refuse = (errors: readonly GraphQLError[], values: number) => {
      this.#guard.owe(viewer, refusalPoints(sent.query) + Math.ceil(values / valuesPerPoint))
      return errors
    }
    const { parsed, errors, values } = this.#parse(sent)
    if (!parsed) return refuse(errors, values)
    const cost = this.#guard.admit(parsed.document, parsed.operation, parsed.coerced, viewer)
    if (!('requested' in cost)) return isRateLimited(cost) ? cost : refuse(cost, values)
    return { ...parsed, cost }
  }

  /** What the operation of a caller asks for, whether or not it may run now: for one that is stored. Costs nobody points. */
  parse(sent: SentOperation): ParsedOperation | readonly GraphQLError[] {
    const { parsed, errors } = this.#parse(sent)
    return parsed ?? errors
  }

  #parse({
    query,
    operationName,
    variables,
  }: SentOperation):
    | { readonly parsed: ParsedOperation; readonly values: number; readonly errors?: undefined }
    | (Misfit & { readonly parsed?: undefined }) {
    const refuse = (errors: readonly GraphQLError[], values = 0) => ({ errors, values })
    const read = this.#documents.read(query)
    if ('errors' in read) return refuse(read.errors)
    const { document } = read
    const operation = getOperationAST(document, operationName)
    if (!operation) return refuse([noOperation(operationName)])
    const given = variables ?? {}
    const oversized = oversizedInput(this.#schema, document, operation, given)
    if (oversized) return refuse([oversized])
    const { coerced, errors, values } = readVariables(this.#schema, operation, given)
    if (errors) return refuse(errors, values)
    const parsed = { document, operation, operationName: operationName ?? undefined, variables: given, coerced }
    return { parsed, values }
  }
}

/** An operation that the server itself asks for on behalf of the viewer; throws a RapportError that says why it may not run. */
export const preparedOrThrown = (preparer: Preparer, sent: SentOperation, viewer: Viewer): PreparedOperation => {
  const prepared = preparer.prepare(sent, viewer)
  if ('document' in prepared) return prepared
  throw asRapportError(prepared)
}

/** This costs nothing, or a client that waits and tries again would wait for ever. */
const isRateLimited = ([error]: readonly GraphQLError[]): boolean =>
  error?.originalError instanceof RapportError && error.originalError.code === 'RATE_LIMITED'

const noOperation = (name: string | null | undefined): GraphQLError =>
  new GraphQLError(
    name === undefined || name === null
      ? 'expected operationName, the document has several operations'
      : `the document has no operation named ${JSON.stringify(name.slice(0, 100))}`,
    { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
  )
