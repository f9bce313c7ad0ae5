import {
  GraphQLID,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import { selectedFields, setsOf, type Fragments } from '../read/selection.ts'

export type Variables = Readonly<Record<string, unknown>>

/** What a plan is made for. Other values of the variables in @skip and @include need another plan. */
export interface PlanScope {
  readonly schema: GraphQLSchema
  readonly fragments: Fragments
}

/** How a value becomes a part of the answer, by its type. */
export type Shape =
  | { readonly kind: 'nonNull'; readonly of: Shape }
  | { readonly kind: 'list'; readonly of: Shape; readonly nullable: boolean }
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  | { readonly kind: 'object'; readonly type: GraphQLObjectType }
  | { readonly kind: 'abstract'; readonly type: GraphQLAbstractType }

const shapeOf = (type: GraphQLOutputType): Shape => {
  if (isNonNullType(type)) return { kind: 'nonNull', of: shapeOf(type.ofType) }
  if (isListType(type)) return { kind: 'list', of: shapeOf(type.ofType), nullable: !isNonNullType(type.ofType) }
  if (isLeafType(type)) return { kind: 'leaf', type }
  return isAbstractType(type) ? { kind: 'abstract', type } : { kind: 'object', type }
}

/** One response key of a selection, with all fields that share it. */
export class FieldPlan {
  readonly key: string
  readonly nodes: readonly FieldNode[]
  readonly parentType: GraphQLObjectType
  readonly definition: GraphQLField<unknown, unknown>
  readonly shape: Shape
  /** For a leaf that is a property of its parent: the type of value that the answer accepts. */
  readonly plainLeaf: GraphQLLeafType | undefined
  /** Whether that leaf is any string, used as it is. */
  readonly takesText: boolean
  readonly nullable: boolean
  readonly #below = new Map<GraphQLObjectType, readonly FieldPlan[]>()

  constructor(
    key: string,
    nodes: readonly FieldNode[],
    parentType: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
  ) {
    this.key = key
    this.nodes = nodes
    this.parentType = parentType
    this.definition = definition
    this.shape = shapeOf(definition.type)
    this.nullable = this.shape.kind !== 'nonNull'
    const inner = this.shape.kind === 'nonNull' ? this.shape.of : this.shape
    this.plainLeaf =
      inner.kind === 'leaf' && !definition.resolve && definition.args.length === 0 ? inner.type : undefined
    this.takesText = this.plainLeaf === GraphQLString || this.plainLeaf === GraphQLID
  }

  /** The fields selected on a value of this type; computed once. */
  below(type: GraphQLObjectType, scope: PlanScope, variables: Variables): readonly FieldPlan[] {
    const known = this.#below.get(type)
    if (known) return known
    const made = planSelection(scope, variables, type, setsOf(this.nodes))
    this.#below.set(type, made)
    return made
  }
}

const definitionOf = (schema: GraphQLSchema, parent: GraphQLObjectType, name: string) => {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  }
  return parent.getFields()[name]
}

/** The fields selected on `type`, through fragments, with @skip and @include applied. */
export const planSelection = (
  { schema, fragments }: PlanScope,
  variableValues: Variables,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): readonly FieldPlan[] =>
  selectedFields({ schema, fragments, variableValues }, type, sets).flatMap(({ responseKey, nodes }) => {
    const definition = definitionOf(schema, type, nodes[0]!.name.value)
    return definition ? [new FieldPlan(responseKey, nodes, type, definition)] : []
  })
