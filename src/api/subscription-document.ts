import {
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** The argument by which a client resumes; it says where items begin, not what they look like. */
export const resumeArgument = 'after'

const maxKept = 500

/** A subscription operation without what does not change its items: other operations, white space, the resume argument. */
export interface LiveDocument {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Equal texts are equal subscriptions but for their variables. */
  readonly text: string
  /** Names of the variables that it uses. */
  readonly variables: readonly string[]
}

/** Gives one and the same LiveDocument for documents that ask the same, so that it is compiled once. */
export class LiveDocuments {
  readonly #byText = new Map<string, LiveDocument>()
  readonly #byOperation = new WeakMap<OperationDefinitionNode, LiveDocument>()

  of(document: DocumentNode, operation: OperationDefinitionNode): LiveDocument {
    const known = this.#byOperation.get(operation)
    if (known) return known
    const made = makeLiveDocument(document, operation)
    const live = this.#byText.get(made.text) ?? made
    if (live === made) {
      if (this.#byText.size >= maxKept) this.#byText.delete(this.#byText.keys().next().value!)
      this.#byText.set(made.text, made)
    }
    this.#byOperation.set(operation, live)
    return live
  }
}

const makeLiveDocument = (document: DocumentNode, operation: OperationDefinitionNode): LiveDocument => {
  const roots = new Set(rootFields(document, operation.selectionSet))
  const others = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const withoutResume = visit(
    { ...document, definitions: [operation, ...others] },
    {
      Field: (node) =>
        roots.has(node)
          ? { ...node, arguments: (node.arguments ?? []).filter(({ name }) => name.value !== resumeArgument) }
          : undefined,
    },
  )
  const used = new Set<string>()
  visit(withoutResume, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) })
  const live = visit(withoutResume, {
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? false : null),
  })
  const [only] = live.definitions
  if (only?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected the operation to come first in its document')
  return { document: live, operation: only, text: print(live), variables: [...used].sort() }
}

/** The fields of the operation itself, through fragments. */
export const rootFields = (document: DocumentNode, set: SelectionSetNode): FieldNode[] =>
  set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet)
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    )
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : []
  })
