import { GraphQLError } from 'graphql'
import type { AskedFeed, FeedQuery, Feeds } from '../contract/feeds.ts'
import { RapportError } from '../core/errors.ts'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import { askedField, type AskedField } from './asked-feed.ts'
import { executionOf, type ParsedOperation, type Preparer } from './prepare.ts'
import { asRapportError } from './refused-operation.ts'
import { LiveDocuments, resumeArgument } from './subscription-document.ts'
import { SubscriptionWork, type WorkDeps } from './subscription-work.ts'
import type { TrustedDocuments } from './trusted-documents.ts'

const expected =
  'expected a subscription to one change feed, such as subscription { recordChanged { type action node { id } } }'
const refuse = (problem: string): RapportError => new RapportError('INVALID_INPUT', `${expected}; ${problem}`)

/** Why there is no item. That it is too long is a matter of its record: others are not. */
const failureOf = (error: Error): Error => {
  let at = error
  while (at instanceof GraphQLError && at.originalError) at = at.originalError
  return at instanceof RapportError && at.code === 'TOO_EXPENSIVE'
    ? new RapportError('TOO_LARGE', at.message, { details: at.details, cause: at })
    : at
}

export interface StoredFeedDeps extends WorkDeps {
  readonly preparer: Preparer
  readonly definitions: ReadonlyMap<string, SubscriptionDefinition>
  readonly trusted: Pick<TrustedDocuments, 'assertTrusted'>
}

/** Reads change feeds through the operation that subscribes to one. */
export const storedFeeds = ({ preparer, definitions, trusted, ...deps }: StoredFeedDeps): Feeds => {
  const documents = new LiveDocuments(deps.schema)

  const fieldOf = (parsed: ParsedOperation): AskedField => {
    const { operation } = parsed.operation
    if (operation !== 'subscription') throw refuse(`it is a ${operation}`)
    let asked: AskedField
    try {
      asked = askedField(deps.schema, definitions, parsed)
    } catch (error) {
      throw error instanceof GraphQLError ? refuse(error.message) : error
    }
    const { field, after } = asked
    if (!field.args.some(({ name }) => name === resumeArgument)) throw refuse(`${field.name} is about one record`)
    if (after !== undefined && after !== null)
      throw refuse(`${field.name} is asked for a part of it by ${resumeArgument}`)
    return asked
  }
  const feedOf = (parsed: ParsedOperation): AskedFeed => {
    const { definition, args } = fieldOf(parsed)
    const test = definition.select?.(args)
    const keyOf = (map: string, key: string) => `${map}:${key}`
    return {
      feed: definition.field,
      topics: new Set(definition.topics),
      matches: (event) => test?.(event) ?? true,
      aboutOf: (event) => {
        const { map, key } = definition.record(event)
        return definition.about ? keyOf(definition.field, definition.about(event)) : keyOf(map, key)
      },
    }
  }
  return {
    check: async (query, viewer) => {
      await trusted.assertTrusted(query.query, viewer)
      const prepared = preparer.prepare(query, viewer)
      if (!('document' in prepared)) throw asRapportError(prepared)
      return feedOf(prepared)
    },
    open: (query: FeedQuery) => {
      const parsed = preparer.parse(query)
      if (!('document' in parsed)) throw asRapportError(parsed)
      return feedOf(parsed)
    },
    itemOf: async (query, viewer, event) => {
      await trusted.assertTrusted(query.query, viewer)
      const prepared = preparer.prepare(query, viewer)
      if (!('document' in prepared)) throw asRapportError(prepared)
      const { definition, args, responseKey } = fieldOf(prepared)
      const { variables, coerced, maxLength } = executionOf(prepared)
      const live = documents.of(prepared.document, prepared.operation)
      const operationName = live.operation.name?.value
      const work = new SubscriptionWork(deps, {
        definition,
        live,
        operationName,
        variables,
        coerced,
        maxLength,
        args,
        viewer,
      })
      // The query may have changed since the event was queued.
      if (!work.topics.has(event.topic) || !work.matches(event)) return undefined
      const answer = await work.answerTo(event)
      if (!answer) return undefined
      if (answer.errors) throw failureOf(answer.errors[0]!)
      return answer.data![responseKey]
    },
  }
}
