import {
  getDirectiveValues,
  GraphQLID,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

export type Variables = Readonly<Record<string, unknown>>
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

/** What a plan is made for. Plans with other values of the variables in @skip and @include are other plans. */
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
  /** Of a leaf that is a property of its parent: what the answer takes it for. */
  readonly plainLeaf: GraphQLLeafType | undefined
  /** Whether that leaf is any text, as it is. */
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

  /** The fields that are selected on a value of this type; found once. */
  below(type: GraphQLObjectType, scope: PlanScope, variables: Variables): readonly FieldPlan[] {
    const known = this.#below.get(type)
    if (known) return known
    const sets = this.nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []))
    const made = planSelection(scope, variables, type, sets)
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

const isIncluded = (node: SelectionNode, variables: Variables): boolean =>
  !node.directives?.length ||
  (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false)

const appliesTo = (
  { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  type: GraphQLObjectType,
  schema: GraphQLSchema,
): boolean => {
  if (!typeCondition) return true
  const condition = typeFromAST(schema, typeCondition)
  return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type))
}

/** The fields selected on `type`, through fragments, each of which counts once, with @skip and @include applied. */
export const planSelection = (
  { schema, fragments }: PlanScope,
  variables: Variables,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): readonly FieldPlan[] => {
  const found = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD && spread.has(selection.name.value)) continue
      if (!isIncluded(selection, variables)) continue
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        const nodes = found.get(key)
        if (nodes) nodes.push(selection)
        else found.set(key, [selection])
        continue
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) spread.add(selection.name.value)
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection
      if (fragment && appliesTo(fragment, type, schema)) visit(fragment.selectionSet)
    }
  }
  for (const set of sets) visit(set)
  return [...found].flatMap(([key, nodes]) => {
    const definition = definitionOf(schema, type, nodes[0]!.name.value)
    return definition ? [new FieldPlan(key, nodes, type, definition)] : []
  })
}
