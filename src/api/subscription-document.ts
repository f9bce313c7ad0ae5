import {
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { isPersonal } from './personal-types.ts'
import { fragmentsOf, selectedFields } from '../read/selection.ts'

/** The argument by which a client resumes; it decides where items begin, not what they contain. */
export const resumeArgument = 'after'

const maxKept = 500

/**
 * A subscription operation reduced to what affects its items: without other operations, white space and the resume
 * argument.
 */
export interface LiveDocument {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Equal texts are equal subscriptions, apart from their variables. */
  readonly text: string
  /** Names of the variables that it uses. */
  readonly variables: readonly string[]
  /** Whether its items differ even between callers who see all records. */
  readonly isPersonal: boolean
}

/** Returns the same LiveDocument for documents that ask for the same, so that it is planned once. */
export class LiveDocuments {
  readonly #schema: GraphQLSchema
  readonly #byText = new Map<string, LiveDocument>()
  readonly #byOperation = new WeakMap<OperationDefinitionNode, LiveDocument>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  of(document: DocumentNode, operation: OperationDefinitionNode): LiveDocument {
    const known = this.#byOperation.get(operation)
    if (known) return known
    const made = makeLiveDocument(this.#schema, document, operation)
    const live = this.#byText.get(made.text) ?? made
    if (live === made) {
      if (this.#byText.size >= maxKept) this.#byText.delete(this.#byText.keys().next().value!)
      this.#byText.set(made.text, made)
    }
    this.#byOperation.set(operation, live)
    return live
  }
}

const makeLiveDocument = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): LiveDocument => {
  const roots = new Set(rootFields(schema, document, operation))
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
  return {
    document: live,
    operation: only,
    text: print(live),
    variables: [...used].sort(),
    isPersonal: isPersonal(schema, live),
  }
}

/** The fields of the operation itself, through fragments. */
export const rootFields = (
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): FieldNode[] => {
  const root = schema.getRootType(operation)
  if (!root) return []
  return selectedFields({ schema, fragments: fragmentsOf(document) }, root, [selectionSet]).flatMap(
    ({ nodes }) => nodes,
  )
}
