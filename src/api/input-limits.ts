import {
  getNullableType,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { defaultMaxItems, mostItems } from '../core/limits.ts'
import { CalendarDate, DateTime, Decimal } from '../db/scalars.ts'

/** An argument, or a field of an input type. */
export type InputPlace = GraphQLArgument | GraphQLInputField

/** Our scalars whose values are short by definition. */
const shortScalars = new Set<string>([CalendarDate.name, DateTime.name, Decimal.name])

const stated = ({ extensions }: InputPlace, name: 'maxItems' | 'maxBytes'): number | undefined =>
  extensions[name] as number | undefined

/** The most items that a list may have in a place. */
export const maxItemsAt = (place: InputPlace): number => stated(place, 'maxItems') ?? defaultMaxItems

/** The most bytes that a JSON value may have in a place; undefined for values of other types. */
export const maxBytesAt = (place: InputPlace): number | undefined => stated(place, 'maxBytes')

/** Whether values of the type are JSON of any shape. */
export const isOpenScalar = (type: GraphQLInputType): boolean =>
  isScalarType(type) && !isSpecifiedScalarType(type) && !shortScalars.has(type.name)

/** Refuses a schema in which an input list or JSON value has no maximum. Throws one Error that names them all. */
export const assertInputLimits = (schema: GraphQLSchema): void => {
  const problems: string[] = []
  const look = (place: InputPlace, name: string) => {
    const problem = problemOf(place)
    if (problem) problems.push(`${name} ${problem}`)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) look(field, `${type.name}.${field.name}`)
    if (isObjectType(type))
      for (const field of Object.values(type.getFields()))
        for (const arg of field.args) look(arg, `${type.name}.${field.name}(${arg.name})`)
  }
  if (problems.length > 0) throw new Error(`inputs need a maximum: ${problems.join('; ')}`)
}

const problemOf = (place: InputPlace): string | undefined => {
  const type = getNullableType(place.type)
  const maxItems = stated(place, 'maxItems')
  if (isListType(type)) {
    if (isListType(getNullableType(type.ofType))) return 'is a list of lists, whose inner items have no maximum'
    if (!isWhole(maxItemsAt(place), mostItems))
      return `states @MaxItems(${maxItems}), expected a whole number from 1 to ${mostItems}`
  } else if (maxItems !== undefined) return 'states @MaxItems and is not a list'
  const maxBytes = stated(place, 'maxBytes')
  if (isOpenScalar(getNamedType(type))) {
    if (maxBytes === undefined) return 'is JSON and states no @MaxBytes; only input fields can'
    if (!isWhole(maxBytes, 1_048_576)) return `states @MaxBytes(${maxBytes}), expected a whole number up to 1048576`
  } else if (maxBytes !== undefined) return 'states @MaxBytes and is not JSON'
  return undefined
}

const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most
