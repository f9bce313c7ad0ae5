import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import type { ErrorCode } from '../core/errors.ts'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'
import { heldMs, holdsTheThread, longestHeldMs } from './held-loop.ts'
import { grownBytes } from './grown-memory.ts'
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
const longest = 100

/** A field of the plugin, and how to read it for some records. */
interface Asked {
  readonly coordinate: string
  query(records: number): string
}

/** The root connection whose nodes are of a type, e.g. `customers` for Customer. */
const listOf = (schema: GraphQLSchema, type: GraphQLObjectType): string | undefined =>
  Object.values(schema.getQueryType()!.getFields()).find(
    (field) => field.args.some(({ name }) => name === 'first') && String(field.type) === `${type.name}Connection!`,
  )?.name

/** Every field that a plugin adds to a listable type, and every root field of its own, that can be asked without arguments. */
export const askedFields = ({ schemaDiff }: HostedPlugin, schema: GraphQLSchema): readonly Asked[] => {
  const asked: Asked[] = []
  for (const coordinate of schemaDiff.fields) {
    const [name, member] = coordinate.split('.') as [string, string]
    const type = schema.getType(name)
    if (!isObjectType(type) || type === schema.getMutationType() || type === schema.getSubscriptionType()) continue
    const field = type.getFields()[member]!
    if (!isAskable(field)) continue
    if (type === schema.getQueryType()) {
      asked.push({ coordinate, query: (first) => `{ ${askFor(field, first)} }` })
      continue
    }
    const list = listOf(schema, type)
    if (list === undefined) continue
    asked.push({ coordinate, query: (first) => `{ ${list}(first: ${first}) { nodes { ${askFor(field, 2)} } } }` })
  }
  return asked
}

const nothing = 'it adds no field that can be read in a list'

/**
 * Reads each field for 5 and 50 records, and for 100 if those differ: the number of statements must not grow with that of records.
 * Throws CheckFailure.
 */
export const checkStatements = async (fields: readonly Asked[], ask: Ask): Promise<string> => {
  const counts: string[] = []
  for (const { coordinate, query } of fields) {
    // Once before, so that what is computed once and cached is not counted.
    await ask(query(short))
    const few = await leastCount(() => ask(query(short)))
    const count = await leastCount(() => ask(query(long)), few)
    // Of a few records none may have what another statement reads; then it is one for however many have it.
    const most = count > few ? await leastCount(() => ask(query(longest)), count) : count
    if (most > count)
      throw new CheckFailure(
        `${coordinate} costs ${most} statements for ${longest} records, ${count} for ${long}, ${few} for ${short}`,
        'read it through a read map, or through loaderOf of rapport-crm/sdk',
      )
    counts.push(`${coordinate} ${count}`)
  }
  if (counts.length === 0) throw new NothingToCheck(nothing)
  return `statements for ${long} records: ${counts.join(', ')}`
}

/** The fewest statements of some tries: the rights of the caller are looked up now and then. */
const leastCount = async (work: () => Promise<unknown>, enough = 0): Promise<number> => {
  let least = Infinity
  for (let i = 0; i < 4 && (i < 2 || least > enough); i++) least = Math.min(least, (await countStatements(work)).count)
  return least
}

/** Throws CheckFailure if one of the fields keeps the server's thread from everything else. */
export const checkLoop = async (fields: readonly Asked[], ask: Ask): Promise<string> => {
  if (fields.length === 0) throw new NothingToCheck(nothing)
  for (const { coordinate, query } of fields) {
    const held = await heldMs(() => ask(query(long)))
    if (held > longestHeldMs) throw holdsTheThread(`${coordinate} for ${long} records`, held)
  }
  return `no field of ${long} records holds it for more than ${longestHeldMs} ms`
}

/** Throws CheckFailure if memory grows with each reading of a field. */
export const checkMemory = async (fields: readonly Asked[], ask: Ask): Promise<string> => {
  if (fields.length === 0) throw new NothingToCheck(nothing)
  const round = async (some: readonly Asked[]) => {
    for (const { query } of some) await ask(query(short))
  }
  const grown = await grownBytes(() => round(fields))
  if (grown === undefined) return 'it is the same after every round of reading'
  for (const field of fields) {
    const alone = await grownBytes(() => round([field]))
    if (alone !== undefined) throw leak(field.coordinate, alone)
  }
  throw leak(fields.map(({ coordinate }) => coordinate).join(', '), grown)
}

const leak = (what: string, bytes: number): CheckFailure =>
  new CheckFailure(
    `each reading of ${what} for ${short} records leaves about ${Math.ceil(bytes / 1_024)} KiB in memory`,
    'keep nothing of a request in a variable of a module: use loaderOf for what lasts as long as the request, and give a cache a size',
  )
