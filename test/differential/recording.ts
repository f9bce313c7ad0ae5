import {
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
  print,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { argumentsOf } from '../../src/read/arguments.ts'

/** What a resolver was called with. */
export interface Call {
  readonly path: string
  readonly coordinate: string
  readonly args: unknown
  readonly nodes: readonly string[]
  readonly variables: unknown
}

/** Notes the calls of one execution. */
interface Recorder {
  readonly seed: number
  readonly calls: Call[]
}

/** The same whole number for the same text. */
const hash = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 0
}

const leaves: Readonly<Record<string, unknown>> = {
  String: 'text',
  ID: 'cus_1',
  Int: 3,
  Float: 2.5,
  Boolean: true,
  DateTime: '2026-01-02T03:04:05+00:00',
  Date: '2026-01-02',
  Decimal: '12.5000',
  JSON: { a: [1, null, { b: 'x' }] },
}

interface World {
  readonly schema: GraphQLSchema
  readonly seed: number
}

/** A value for a type, made from where it stands: mostly good, at times null, an error, of a wrong kind or a promise. */
const valueAt = (world: World, type: GraphQLOutputType, path: string, sync: boolean): unknown => {
  const { schema, seed } = world
  const h = hash(`${seed}|${path}`)
  if (isNonNullType(type)) return h % 61 === 0 ? null : valueAt(world, type.ofType, `${path}!`, sync)
  if (h % 9 === 0) return h % 2 ? null : undefined
  if (h % 47 === 0) return new Error(`value at ${path}`)
  if (isListType(type)) {
    if (h % 53 === 0) return 5
    // Where one item fails while others wait, graphql-js leaves rejections behind that nobody handles: all wait, or none.
    const promised = !sync && hash(`${path}|p`) % 3 === 0
    const syncBelow = sync || (!promised && isNonNullType(type.ofType))
    const items = Array.from({ length: h % 4 }, (_, i) => {
      const item = valueAt(world, type.ofType, `${path}.${i}`, syncBelow)
      return promised ? Promise.resolve(item) : item
    })
    return h % 5 === 0 ? new Set(items) : items
  }
  if (isEnumType(type)) return h % 43 === 0 ? 'no such value' : type.getValues()[h % type.getValues().length]!.value
  if (isObjectType(type)) return recordAt(world, type, path, sync)
  if (isAbstractType(type)) {
    const possible = schema.getPossibleTypes(type)
    const one = possible[h % possible.length]!
    return recordAt(world, h % 41 === 0 ? schema.getQueryType()! : one, path, sync)
  }
  return h % 37 === 0 ? { not: 'a leaf' } : leaves[type.name]
}

const recordAt = (world: World, type: GraphQLObjectType, path: string, sync: boolean): object => {
  const record: Record<string, unknown> = { __typename: type.name, sync, fits: hash(`${path}|fits`) % 71 !== 0, path }
  for (const field of Object.values(type.getFields())) {
    if (field.resolve) continue
    const at = `${path}/${field.name}`
    Object.defineProperty(record, field.name, {
      get: () => {
        const value = valueAt(world, field.type, at, sync)
        if (hash(`${at}|f`) % 31 === 0) return () => value
        return !sync && hash(`${at}|p`) % 29 === 0 ? Promise.resolve(value) : value
      },
      enumerable: true,
    })
  }
  return record
}

/** Lets every resolver of a schema note what it is called with, and answer from where it stands. Properties stay properties. */
export const record = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    type.isTypeOf = (value: { fits?: boolean }) => value.fits !== false
    const isRoot = Object.values(OperationTypeNode).some((kind) => schema.getRootType(kind) === type)
    for (const field of Object.values(type.getFields())) {
      if (!isRoot && !field.resolve && field.args.length === 0) continue
      field.resolve = (source: { path?: string; sync?: boolean } | undefined, args, context: Recorder, info) => {
        const at = `${source?.path ?? ''}/${String(info.path.key)}`
        // What is refused of arguments is refused for both.
        argumentsOf(field, info.fieldNodes[0]!, info.variableValues)
        const { calls, seed } = context
        const world = { schema, seed }
        const sync = source?.sync === true
        calls.push({
          path: at,
          coordinate: `${type.name}.${field.name}`,
          args: structuredClone(args),
          nodes: info.fieldNodes.map((node) => print(node)),
          variables: info.variableValues,
        })
        const h = hash(`${seed}|${at}|r`)
        if (h % 31 === 0) throw new Error(`thrown at ${at}`)
        if (sync || h % 3 > 0) return valueAt(world, field.type, at, sync)
        return h % 29 === 0
          ? Promise.reject(new Error(`rejected at ${at}`))
          : Promise.resolve(valueAt(world, field.type, at, false))
      }
    }
  }
}
