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
  /** Called for every selection examined; may throw to end the walk. */
  readonly look?: () => void
}

/** The fields with one response key that are selected on one type. */
export interface SelectedField {
  /** The object type itself or, below an interface or union, the type named by the fragment around the field. */
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
 * The fields selected on `type`, through fragments, with @skip and @include applied; one entry per response key, below
 * interfaces and unions one per response key and type.
 */
export const selectedFields = (
  source: SelectionSource,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): SelectedField[] =>
  [...collect(source, type, sets, (fragment, owner) => ownerBelow(source.schema, fragment, owner))].flatMap(
    ([owner, fields]) => [...fields].map(([responseKey, nodes]) => ({ owner, responseKey, nodes })),
  )

/** The fields by response key, whatever their types: for documents that nobody has validated. */
export const fieldsByKey = (
  source: Omit<SelectionSource, 'schema'>,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, FieldNode[]> =>
  collect(source, true, sets, () => true).get(true) ?? new Map<string, FieldNode[]>()

/**
 * The only walk through selections. It enters each set once per owner, so its work is linear in the document however
 * often fragments spread each other. `below` returns the owner of a fragment's fields, undefined if the fragment does
 * not apply.
 */
const collect = <Owner>(
  source: Omit<SelectionSource, 'schema'>,
  root: Owner,
  sets: readonly SelectionSetNode[],
  below: (fragment: FragmentDefinitionNode | InlineFragmentNode, owner: Owner) => Owner | undefined,
): ReadonlyMap<Owner, Map<string, FieldNode[]>> => {
  const found = new Map<Owner, Map<string, FieldNode[]>>()
  const entered = new Map<Owner, Set<SelectionSetNode>>()
  /**
   * Fragments already spread for an owner: as in graphql-js, further spreads are skipped, whatever their conditions.
   */
  const spread = new Map<Owner, Set<string>>()
  const enter = (owner: Owner, set: SelectionSetNode) => {
    const ofOwner = getOrInsert(entered, owner, () => new Set<SelectionSetNode>())
    if (ofOwner.has(set)) return
    ofOwner.add(set)
    const fields = getOrInsert(found, owner, () => new Map<string, FieldNode[]>())
    for (const selection of set.selections) {
      source.look?.()
      if (selection.kind === Kind.FRAGMENT_SPREAD && spread.get(owner)?.has(selection.name.value)) continue
      if (!isIncluded(source, selection)) continue
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        getOrInsert(spread, owner, () => new Set<string>()).add(selection.name.value)
      if (selection.kind === Kind.FIELD) {
        getOrInsert(fields, (selection.alias ?? selection.name).value, (): FieldNode[] => []).push(selection)
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : source.fragments[selection.name.value]
      const inner = fragment && below(fragment, owner)
      if (inner !== undefined) enter(inner, fragment!.selectionSet)
    }
  }
  for (const set of sets) enter(root, set)
  return found
}

/**
 * The selection sets of the field at `path` below the one being resolved, through fragments; `[]` is that field itself.
 */
export const selectionsBelow = (info: GraphQLResolveInfo, path: readonly string[]): SelectionSetNode[] => {
  let type = getNamedType(info.returnType)
  let sets = setsOf(info.fieldNodes)
  for (const name of path) {
    sets = selectionsOf(info, type, sets, name)
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    // A payload need not show the written record, such as a deleted one.
    if (!field) return []
    type = getNamedType(field.type)
  }
  return sets
}

/** The selection sets of the field `name` of `type`, whatever its alias. */
export const selectionsOf = (
  source: SelectionSource,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  name: string,
): SelectionSetNode[] =>
  selectedFields(source, type, sets)
    .filter(({ nodes }) => nodes[0]!.name.value === name)
    .flatMap(({ nodes }) => setsOf(nodes))

/** The type whose fields a fragment selects; undefined if none of the fields of `owner` can be among them. */
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

const isIncluded = ({ variableValues }: Pick<SelectionSource, 'variableValues'>, node: SelectionNode): boolean => {
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
