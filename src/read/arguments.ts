import {
  getArgumentValues,
  getNullableType,
  isInputObjectType,
  isListType,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLResolveInfo,
} from 'graphql'
import { RapportError } from '../core/errors.ts'

/** The argument of every list that selects its records, and the field of inputs that hold such arguments, such as those of saved reports. */
const filterArgument = 'filter'
/** Operators that accept null: the record has no value, or has one. */
const takesNull: ReadonlySet<string> = new Set(['eq', 'ne'])

/**
 * The arguments of a field, as graphql reads them. In a filter, null means null for `eq` and `ne`. Anywhere else it is
 * refused with INVALID_INPUT and its path, because a condition that is null by mistake would let every record pass.
 */
export const argumentsOf = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const args = getArgumentValues(field, node, variables)
  for (const { name, type } of field.args) {
    refuseNullsInFilters(type, args[name], [name])
  }
  return args
}

/** The arguments of the field that is being resolved, as the caller gave them: type-graphql leaves out what plugins add to inputs. */
export const givenArguments = (info: GraphQLResolveInfo): Record<string, unknown> =>
  argumentsOf(info.parentType.getFields()[info.fieldName]!, info.fieldNodes[0]!, info.variableValues)

const refuseNullsInFilters = (given: GraphQLInputType, value: unknown, path: readonly string[]): void => {
  if (value === null || value === undefined) return
  if (path.at(-1) === filterArgument) return refuseNulls(given, value, path)
  const type = getNullableType(given)
  if (isListType(type))
    for (const [i, item] of (value as readonly unknown[]).entries())
      refuseNullsInFilters(type.ofType, item, [...path, String(i)])
  if (!isInputObjectType(type)) return
  const fields = type.getFields()
  for (const [name, item] of Object.entries(value)) refuseNullsInFilters(fields[name]!.type, item, [...path, name])
}

/** Throws INVALID_INPUT for a null in a filter where it would let every record pass. */
export const refuseNulls = (given: GraphQLInputType, value: unknown, path: readonly string[]): void => {
  const type = getNullableType(given)
  if (isListType(type)) {
    for (const [i, item] of (value as readonly unknown[]).entries())
      refuseNulls(type.ofType, item, [...path, String(i)])
    return
  }
  if (!isInputObjectType(type)) return
  const fields = type.getFields()
  for (const [name, item] of Object.entries(value as object)) {
    const below = getNullableType(fields[name]!.type)
    if (item === null && !(takesNull.has(name) && !isListType(below) && !isInputObjectType(below)))
      throw nullIn(below, [...path, name], 'isNull' in fields)
    if (item !== null && item !== undefined) refuseNulls(below, item, [...path, name])
  }
}

const nullIn = (type: GraphQLInputType, path: readonly string[], hasIsNull: boolean): RapportError => {
  const expected = isListType(type) ? 'a list' : isInputObjectType(type) ? 'a condition' : 'a value'
  const instead = hasIsNull ? ', or use isNull: true for records without a value' : ''
  return new RapportError('INVALID_INPUT', `expected ${expected}, got null; leave ${path.at(-1)} out${instead}`, {
    path,
  })
}
