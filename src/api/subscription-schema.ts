import type { GraphQLSchema } from 'graphql'
import { RapportError } from '../core/errors.ts'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'

/** type-graphql's `buildSchema` requires one as soon as a schema has subscriptions; ours come from the event log. */
export const noPubSub = {
  publish: (): never => {
    throw new Error('expected events to be emitted in a unit of work')
  },
  subscribe: (): never => {
    throw new Error('expected subscriptions to be answered through their definitions')
  },
}

/** Definitions by field. Throws one Error that names every field without a definition and every definition without a field. */
export const installSubscriptions = (
  schema: GraphQLSchema,
  definitions: readonly SubscriptionDefinition[],
): ReadonlyMap<string, SubscriptionDefinition> => {
  const fields = schema.getSubscriptionType()?.getFields() ?? {}
  const byField = new Map<string, SubscriptionDefinition>()
  const problems: string[] = []
  for (const definition of definitions) {
    if (byField.has(definition.field)) problems.push(`Subscription.${definition.field} is defined twice`)
    if (!fields[definition.field])
      problems.push(`Subscription.${definition.field} is defined but no resolver declares it`)
    byField.set(definition.field, definition)
  }
  for (const [name, field] of Object.entries(fields)) {
    if (!byField.has(name))
      problems.push(`Subscription.${name} is declared but not listed in \`subscriptions\` of its module`)
    // The item is the value; type-graphql's wrapping would cost more than the rest of the execution.
    field.resolve = (root: Readonly<Record<string, unknown>> | undefined) => {
      if (root) return root[name]
      throw new RapportError(
        'INVALID_INPUT',
        'subscriptions are answered over WebSocket at the same address, in the protocol graphql-transport-ws',
      )
    }
    delete field.subscribe
  }
  if (problems.length > 0) throw new Error(problems.join('; '))
  return byField
}
