import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import type { ErrorCode } from '../core/errors.ts'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'
import { askFor, isAskable } from './selection.ts'
import { countStatements } from './statements.ts'

/** Executes an operation as the owner and returns its data; throws if it has errors other than those that may come. */
export type Ask = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  mayCome?: readonly ErrorCode[],
) => Promise<unknown>

const short = 5
const long = 50

/** The root connection whose nodes are of a type, e.g. `customers` for Customer. */
const listOf = (schema: GraphQLSchema, type: GraphQLObjectType): string | undefined =>
  Object.values(schema.getQueryType()!.getFields()).find(
    (field) => field.args.some(({ name }) => name === 'first') && String(field.type) === `${type.name}Connection!`,
  )?.name

/**
 * Reads every field that a plugin adds to a listable type, and every list of its own, for 5 and for 50 records: the number of
 * statements must not depend on the number of records.
 */
export const checkStatements = async (
  { schemaDiff }: HostedPlugin,
  schema: GraphQLSchema,
  ask: Ask,
): Promise<string> => {
  const counts: string[] = []
  for (const coordinate of schemaDiff.fields) {
    const [name, member] = coordinate.split('.') as [string, string]
    const type = schema.getType(name)
    if (!isObjectType(type) || type === schema.getMutationType() || type === schema.getSubscriptionType()) continue
    const field = type.getFields()[member]!
    if (!isAskable(field)) continue
    const list = listOf(schema, type)
    const queryFor = (first: number): string | undefined => {
      if (type === schema.getQueryType()) return `{ ${askFor(field, first)} }`
      return list && `{ ${list}(first: ${first}) { nodes { ${askFor(field, 2)} } } }`
    }
    const few = queryFor(short)
    const many = queryFor(long)
    if (few === undefined || many === undefined) continue
    // Once before, so that what is computed once and cached is not counted.
    await ask(few)
    const { count: fewCount } = await leastOf(() => countStatements(() => ask(few)))
    // Twice, because the rights of the caller are looked up now and then.
    const { count } = await leastOf(() => countStatements(() => ask(many)))
    if (count > fewCount)
      throw new CheckFailure(
        `${coordinate} costs ${count} statements for ${long} records, ${fewCount} for ${short}`,
        'read it through a read map, or through loaderOf of rapport-crm/sdk',
      )
    counts.push(`${coordinate} ${count}`)
  }
  if (counts.length === 0) throw new NothingToCheck('it adds no field that can be read in a list')
  return `statements for ${long} records: ${counts.join(', ')}`
}

const leastOf = async (measure: () => Promise<{ count: number }>): Promise<{ count: number }> => {
  const [first, second] = [await measure(), await measure()]
  return first.count < second.count ? first : second
}
