import { BREAK, GraphQLError, Kind, parse, visit, type DocumentNode, type SelectionSetNode } from 'graphql'
import { RapportError, type ErrorCode } from '../core/errors.ts'
import { isDeeperThan } from './nesting.ts'
import { hasSharedPlaces } from './shared-places.ts'

/** Limits of a document, whatever it asks for: beyond them, parsing and validating alone would cost too much. */
const documentLimits = {
  tokens: 5_000,
  /** Nesting of braces, brackets and parentheses. */
  nesting: 64,
  fragments: 50,
  operations: 50,
  /** Characters in a name. */
  nameLength: 200,
  /** Root fields of an operation, aliases included. */
  rootFields: 50,
  /** Fields with one response name in one selection. */
  repeats: 5,
  /** Directives in one place. */
  directives: 5,
  /** Pairs of fields that share a place in the answer, through fragments: validation compares each pair. */
  sharedPairs: 20_000,
} as const

/** Levels of objects and lists in a request or message. */
export const maxJsonDepth = 100

/** An error of the table as a GraphQLError. */
export const coded = (
  code: ErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): GraphQLError => new GraphQLError(message, { originalError: new RapportError(code, message, { details }) })

const tooMuch = (what: string, limit: number): GraphQLError =>
  coded('TOO_EXPENSIVE', `expected a document with at most ${limit} ${what}`, { limit })

/** Parses a document within the limits. Throws a GraphQLError: graphql's own for bad syntax, or TOO_EXPENSIVE. */
export const parseWithinLimits = (query: string): DocumentNode => {
  const { nesting, tokens } = documentLimits
  // This check comes first, because the parser itself is recursive.
  if (isDeeperThan(query, nesting, 'graphql'))
    throw tooMuch('nested levels of braces, brackets and parentheses', nesting)
  const document = parse(query, { maxTokens: tokens })
  const problem = problemOf(document) ?? (longName.test(query) ? longNameIn(document) : undefined)
  if (problem) throw problem
  return document
}

/** It may also be inside a string or comment. */
const longName = new RegExp(`\\w{${documentLimits.nameLength + 1}}`)

/** Long names cost as much as many names: an unknown name is compared with all known ones. */
const longNameIn = (document: DocumentNode): GraphQLError | undefined => {
  const { nameLength } = documentLimits
  let found = false
  visit(document, {
    Name({ value }) {
      if (value.length <= nameLength) return undefined
      found = true
      return BREAK
    },
  })
  return found ? tooMuch('characters in a name', nameLength) : undefined
}

const problemOf = (document: DocumentNode): GraphQLError | undefined => {
  const { fragments, operations, rootFields, directives } = documentLimits
  const count = (wanted: Kind) => document.definitions.filter(({ kind }) => kind === wanted).length
  if (count(Kind.FRAGMENT_DEFINITION) > fragments) return tooMuch('fragments', fragments)
  if (count(Kind.OPERATION_DEFINITION) > operations) return tooMuch('operations', operations)
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue
    if ((definition.directives?.length ?? 0) > directives) return tooMuch('directives in one place', directives)
    const isRoot = definition.kind === Kind.OPERATION_DEFINITION
    if (isRoot && definition.selectionSet.selections.length > rootFields)
      return tooMuch('root fields in an operation', rootFields)
    const problem = problemBelow(definition.selectionSet)
    if (problem) return problem
  }
  return undefined
}

/** Refuses a document, free of cycles, that would be expensive to validate. */
export const sharedPlacesProblem = (document: DocumentNode): GraphQLError | undefined =>
  hasSharedPlaces(document, documentLimits.sharedPairs)
    ? tooMuch('pairs of fields that share a place in the answer', documentLimits.sharedPairs)
    : undefined

const problemBelow = (set: SelectionSetNode): GraphQLError | undefined => {
  const { repeats, directives } = documentLimits
  const seen = new Map<string, number>()
  for (const selection of set.selections) {
    if ((selection.directives?.length ?? 0) > directives) return tooMuch('directives in one place', directives)
    if (selection.kind === Kind.FIELD || selection.kind === Kind.FRAGMENT_SPREAD) {
      const name =
        selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : `...${selection.name.value}`
      const times = (seen.get(name) ?? 0) + 1
      if (times > repeats) return tooMuch('fields with one name in one selection', repeats)
      seen.set(name, times)
    }
    const below =
      'selectionSet' in selection && selection.selectionSet ? problemBelow(selection.selectionSet) : undefined
    if (below) return below
  }
  return undefined
}
