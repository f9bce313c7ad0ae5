import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { Viewer } from '../core/viewer.ts'
import { parseWithinLimits } from './document-limits.ts'
import type { Guard, OperationCost } from './guard.ts'

/** Documents kept, and how long one may be to be kept. */
const maxDocuments = 500
const maxKeptLength = 8_192

/** An operation that may run. */
export interface PreparedOperation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly operationName: string | undefined
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>
  /** As the schema understands them, with defaults. */
  readonly coerced: Readonly<Record<string, unknown>>
  readonly cost: OperationCost
}

type Parsed = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] }

const coded = (error: GraphQLError, code: string): GraphQLError => {
  const { nodes, source, positions, extensions } = error
  return new GraphQLError(error.message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    originalError: error.originalError ?? null,
    extensions: { ...extensions, code },
  })
}

/** Turns what a client sends into an operation that may run: parsed, valid, its variables coerced, checked. */
export class Preparer {
  readonly #schema: GraphQLSchema
  readonly #guard: Guard
  readonly #documents = new Map<string, Parsed>()

  constructor(schema: GraphQLSchema, guard: Guard) {
    this.#schema = schema
    this.#guard = guard
  }

  prepare(
    request: {
      query: string
      operationName?: string | null | undefined
      variables?: Readonly<Record<string, unknown>> | null | undefined
    },
    viewer: Viewer,
  ): PreparedOperation | readonly GraphQLError[] {
    const parsed = this.#parse(request.query)
    if ('errors' in parsed) return parsed.errors
    const { document } = parsed
    const operationName = request.operationName ?? undefined
    const operation = getOperationAST(document, operationName)
    if (!operation) {
      const message =
        operationName === undefined
          ? 'expected operationName, the document has several operations'
          : `the document has no operation named ${JSON.stringify(operationName.slice(0, 100))}`
      return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })]
    }
    const variables = request.variables ?? {}
    const { coerced, errors } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables, {
      maxErrors: 10,
    })
    if (errors) return errors.map((error) => coded(error, 'BAD_USER_INPUT'))
    const cost = this.#guard.admit(document, operation, coerced, viewer)
    return 'requested' in cost ? { document, operation, operationName, variables, coerced, cost } : cost
  }

  #parse(query: string): Parsed {
    const known = this.#documents.get(query)
    if (known) return known
    const parsed = this.#parseAnew(query)
    if (query.length > maxKeptLength) return parsed
    if (this.#documents.size >= maxDocuments) this.#documents.delete(this.#documents.keys().next().value!)
    this.#documents.set(query, parsed)
    return parsed
  }

  #parseAnew(query: string): Parsed {
    try {
      const document = parseWithinLimits(query)
      const errors = validate(this.#schema, document)
      return errors.length > 0
        ? { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) }
        : { document }
    } catch (error) {
      // Anything but a syntax error is a stack that deep nesting exhausted.
      const syntax =
        error instanceof GraphQLError ? error : new GraphQLError('expected a document that nests less deeply')
      return { errors: [syntax.originalError ? syntax : coded(syntax, 'GRAPHQL_PARSE_FAILED')] }
    }
  }
}
