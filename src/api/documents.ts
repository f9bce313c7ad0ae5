import { GraphQLError, NoFragmentCyclesRule, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import { parseWithinLimits, sharedPlacesProblem } from './document-limits.ts'
import { maxErrors } from './variables.ts'

/** The most documents kept, and the most characters of all of them. */
const maxDocuments = 500
const maxCharacters = 4_000_000

export type ReadDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] }

/**
 * Reads documents: within the limits, parsed, valid. Recent ones are cached, so that a repeated document is the same
 * object.
 */
export class Documents {
  readonly #schema: GraphQLSchema
  readonly #known = new Map<string, ReadDocument>()
  #characters = 0

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  read(query: string): ReadDocument {
    const known = this.#known.get(query)
    if (known) return known
    const read = this.#readAnew(query)
    this.#known.set(query, read)
    this.#characters += query.length
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= maxDocuments && this.#characters <= maxCharacters) break
      this.#known.delete(oldest)
      this.#characters -= oldest.length
    }
    return read
  }

  #readAnew(query: string): ReadDocument {
    try {
      const document = parseWithinLimits(query)
      const circles = validate(this.#schema, document, [NoFragmentCyclesRule], { maxErrors })
      if (circles.length > 0) return { errors: circles.map(invalid) }
      const shared = sharedPlacesProblem(document)
      if (shared) return { errors: [shared] }
      const errors = validate(this.#schema, document, undefined, { maxErrors })
      return errors.length > 0 ? { errors: errors.map(invalid) } : { document }
    } catch (error) {
      // Anything but a syntax error is a stack overflow from deep nesting.
      const syntax = error instanceof GraphQLError ? error : new GraphQLError('expected a document with less nesting')
      return { errors: [syntax.originalError ? syntax : withCode(syntax, 'GRAPHQL_PARSE_FAILED')] }
    }
  }
}

const invalid = (error: GraphQLError): GraphQLError => withCode(error, 'GRAPHQL_VALIDATION_FAILED')

const withCode = (error: GraphQLError, code: string): GraphQLError => {
  const { nodes, source, positions, extensions } = error
  return new GraphQLError(error.message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    originalError: error.originalError ?? null,
    extensions: { ...extensions, code },
  })
}
