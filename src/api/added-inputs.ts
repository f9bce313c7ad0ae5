import {
  GraphQLEnumType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLEnumValueConfig,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import type { Addition } from '../read/addition.ts'
import type { ReadSpec, TimelineSource } from '../read/read-map.ts'

/** The input classes of filters that types add to others. */
export const addedTypes = (reads: readonly ReadSpec[]) =>
  reads.flatMap(({ adds = [] }) => adds).flatMap(({ filters = {} }) => Object.values(filters).map(({ type }) => type))

const marks = { beside: true }

/** Whether a field of a filter or a value of an order is about other rows than those of the list. */
export const isBeside = ({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): boolean =>
  extensions['beside'] === true

const inputOf = (schema: GraphQLSchema, name: string): GraphQLInputObjectType => {
  const type = schema.getType(name)
  if (isInputObjectType(type)) return type
  throw new Error(`expected an input ${name} that other types can add to`)
}

const nameOf = (target: object): string => (typeof target === 'function' ? target.name : 'the object')

/** The input that a class is decorated as. */
const typeOf = (schema: GraphQLSchema, target: object): GraphQLInputObjectType => {
  const found = getMetadataStorage().inputTypes.find((one) => one.target === target)
  if (!found) throw new Error(`expected ${nameOf(target)} to be decorated with @InputType`)
  return inputOf(schema, found.name)
}

const addField = (
  input: GraphQLInputObjectType,
  name: string,
  type: GraphQLInputType,
  description: string,
  extensions: Readonly<Record<string, unknown>>,
): void => {
  input.getFields()[name] = {
    name,
    type,
    description,
    extensions,
    defaultValue: undefined,
    deprecationReason: undefined,
    astNode: undefined,
  }
}

/** The enum with further values in the place of what it was; whatever refers to it must be told. */
const extendedEnum = (
  schema: GraphQLSchema,
  name: string,
  values: Readonly<Record<string, GraphQLEnumValueConfig>>,
): GraphQLEnumType => {
  const known = schema.getType(name)
  if (!isEnumType(known)) throw new Error(`expected an enum ${name} that other types can add to`)
  const config = known.toConfig()
  const type = new GraphQLEnumType({ ...config, values: { ...config.values, ...values } })
  schema.getTypeMap()[name] = type
  return type
}

/** Adds to an order: values to its enum, and what they are about to its input. */
const addOrders = (schema: GraphQLSchema, to: string, orders: NonNullable<Addition['orders']>): void => {
  const input = inputOf(schema, `${to}Order`)
  for (const { by } of Object.values(orders)) if (by) addField(input, by.field, GraphQLString, by.description, {})
  const values = Object.entries(orders).map(
    ([value, { description }]) => [value, { description, extensions: marks }] as const,
  )
  input.getFields()['field']!.type = new GraphQLNonNull(
    extendedEnum(schema, `${to}OrderField`, Object.fromEntries(values)),
  )
}

/** Lets reports group by what types add. */
const addDimensions = (schema: GraphQLSchema, reads: readonly ReadSpec[]): void => {
  const added = reads.flatMap(({ adds = [] }) => adds.flatMap(({ dimensions = {} }) => Object.entries(dimensions)))
  if (added.length === 0) return
  const values = added.map(([name, { description }]) => [name, { description }] as const)
  const type = extendedEnum(schema, 'ReportDimension', Object.fromEntries(values))
  const list = new GraphQLList(new GraphQLNonNull(type))
  inputOf(schema, 'ReportQuestion').getFields()['by']!.type = list
  const report = schema.getQueryType()?.getFields()['report']
  const by = report?.args.find(({ name }) => name === 'by')
  const key = schema.getType('ReportKey')
  if (!by || !isObjectType(key)) throw new Error('expected Query.report to have an argument by')
  by.type = list
  key.getFields()['dimension']!.type = new GraphQLNonNull(type)
}

/** Lets callers choose the kinds of items of timelines. */
const addTimelineTypes = (schema: GraphQLSchema, sources: readonly TimelineSource[]): void => {
  const values = sources.map(({ name, description }) => [name, { description }] as const)
  const type = extendedEnum(schema, 'TimelineType', Object.fromEntries(values))
  const customer = schema.getType('Customer')
  const types = isObjectType(customer)
    ? customer.getFields()['timeline']?.args.find(({ name }) => name === 'types')
    : undefined
  if (!types) throw new Error('expected Customer.timeline to have an argument types')
  types.type = new GraphQLList(new GraphQLNonNull(type))
}

/**
 * Adds the filters, orders and kinds of items that types add to others, to a schema that nobody uses yet. Throws an Error where there
 * is nothing to add to.
 */
export const addInputs = (schema: GraphQLSchema, reads: readonly ReadSpec[]): void => {
  for (const { to, filters = {}, orders } of reads.flatMap(({ adds = [] }) => adds)) {
    for (const [name, { type, description }] of Object.entries(filters))
      addField(inputOf(schema, `${to}Filter`), name, typeOf(schema, type), description, marks)
    if (orders) addOrders(schema, to, orders)
  }
  addDimensions(schema, reads)
  addTimelineTypes(
    schema,
    reads.flatMap(({ timeline }) => timeline ?? []),
  )
}
