import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

/** What a walk through selections needs of an operation; every resolve info has it. */
export interface SelectionSource {
  readonly schema: GraphQLSchema
  readonly fragments: Fragments
  /** For `@skip` and `@include`; without them every selection counts. */
  readonly variableValues?: { readonly [name: string]: unknown }
  /** Called for every selection that is looked at; it may throw to end the walk. */
  readonly look?: () => void
}

/** The fields of one response key that are selected on one type. */
export interface SelectedField {
  /** The object type itself, or, below an interface or union, the type that the fragment around the field names. */
  readonly owner: GraphQLNamedType
  readonly responseKey: string
  readonly nodes: FieldNode[]
}

/** The fragments of a document by name. */
export const fragmentsOf = (document: DocumentNode): Fragments => {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  return fragments
}

/** The selection sets of fields. */
export const setsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []))

/**
 * The fields that are selected on `type`, through fragments, with @skip and @include applied; one entry a response key, below
 * interfaces and unions one a response key and type. This is the only walk through selections: it enters each set once a type,
 * so its work is linear in the document however often fragments are spread in one another.
 */
export const selectedFields = (
  source: SelectionSource,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): SelectedField[] => {
  const found = new Map<GraphQLNamedType, Map<string, SelectedField>>()
  const entered = new Map<GraphQLNamedType, Set<SelectionSetNode>>()
  const add = (owner: GraphQLNamedType, node: FieldNode) => {
    const ofOwner = getOrInsert(found, owner, () => new Map<string, SelectedField>())
    const responseKey = (node.alias ?? node.name).value
    getOrInsert(ofOwner, responseKey, () => ({ owner, responseKey, nodes: [] })).nodes.push(node)
  }
  const enter = (owner: GraphQLNamedType, set: SelectionSetNode) => {
    const ofOwner = getOrInsert(entered, owner, () => new Set<SelectionSetNode>())
    if (ofOwner.has(set)) return
    ofOwner.add(set)
    for (const selection of set.selections) {
      source.look?.()
      if (!isIncluded(source, selection)) continue
      if (selection.kind === Kind.FIELD) {
        add(owner, selection)
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : source.fragments[selection.name.value]
      const below = fragment && ownerBelow(source.schema, fragment, owner)
      if (below) enter(below, fragment.selectionSet)
    }
  }
  for (const set of sets) enter(type, set)
  return [...found.values()].flatMap((ofOwner) => [...ofOwner.values()])
}

/** The selection sets of the field at `path` below the one that is resolved, through fragments; `[]` is that field itself. */
export const selectionsBelow = (info: GraphQLResolveInfo, path: readonly string[]): SelectionSetNode[] => {
  let type = getNamedType(info.returnType)
  let sets = setsOf(info.fieldNodes)
  for (const name of path) {
    sets = selectionsOf(info, type, sets, name)
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    if (!field) throw new Error(`${type.name} has no field ${name}`)
    type = getNamedType(field.type)
  }
  return sets
}

/** The selection sets of the field `name` of `type`, whatever it is called in the answer. */
export const selectionsOf = (
  source: SelectionSource,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  name: string,
): SelectionSetNode[] =>
  selectedFields(source, type, sets)
    .filter(({ nodes }) => nodes[0]!.name.value === name)
    .flatMap(({ nodes }) => setsOf(nodes))

/** The type whose fields a fragment selects; undefined where none of `owner` can have them. */
const ownerBelow = (
  schema: GraphQLSchema,
  fragment: FragmentDefinitionNode | InlineFragmentNode,
  owner: GraphQLNamedType,
): GraphQLNamedType | undefined => {
  const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
  if (!condition || condition === owner) return owner
  if (!isObjectType(owner)) return condition
  return isAbstractType(condition) && schema.isSubType(condition, owner) ? owner : undefined
}

const isIncluded = ({ variableValues }: SelectionSource, node: SelectionNode): boolean => {
  if (!variableValues || !node.directives?.length) return true
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false
}

const getOrInsert = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
