import {
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { fragmentsOf } from '../read/selection.ts'
import { OperationRun } from './operation-run.ts'
import { readVariables } from './variables.ts'
import { planSelection, type FieldPlan, type PlanScope, type Variables } from './selection-plan.ts'

/** Plans kept per operation: one for each combination of values of the variables in its @skip and @include. */
const maxPlans = 32

export interface Execution {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
  readonly context: unknown
  readonly rootValue?: unknown
  /** The variables if they were read already; otherwise they are read here. */
  readonly coerced?: Variables
  /** The most characters of text and JSON in the answer. @default no limit */
  readonly maxLength?: number | undefined
}

/** Rewrites the errors of an execution before anyone sees them. */
export type NameErrors = (execution: Execution, errors: readonly GraphQLError[]) => readonly GraphQLError[]

/** What is known about an operation of a document after its first execution. */
interface KnownOperation {
  readonly operation: OperationDefinitionNode
  readonly type: GraphQLObjectType
  readonly scope: PlanScope
  /** The variables that decide which fields are in the answer. */
  readonly switches: readonly string[]
  readonly plans: Map<string, readonly FieldPlan[]>
}

/**
 * Executes operations. The meaning of a selection is worked out on the first execution and kept with the document;
 * arguments, values and errors are handled the same way each time. Documents are distinguished by identity, which the
 * parser's cache ensures.
 */
export class Executor {
  readonly #schema: GraphQLSchema
  readonly #nameErrors: NameErrors | undefined
  readonly #known = new WeakMap<DocumentNode, Map<string, KnownOperation>>()

  constructor(schema: GraphQLSchema, nameErrors?: NameErrors) {
    this.#schema = schema
    this.#nameErrors = nameErrors
  }

  execute(execution: Execution): Promise<ExecutionResult> | ExecutionResult {
    const result = this.#execute(execution)
    return result instanceof Promise
      ? result.then((settled) => this.#named(execution, settled))
      : this.#named(execution, result)
  }

  #named(execution: Execution, result: ExecutionResult): ExecutionResult {
    if (!result.errors || !this.#nameErrors) return result
    return { ...result, errors: this.#nameErrors(execution, result.errors) }
  }

  #execute({ document, operationName, variables, coerced: read, context, rootValue, maxLength }: Execution) {
    const known = this.#lookUp(document, operationName)
    if (known instanceof GraphQLError) return { errors: [known] }
    const { operation, scope } = known
    const { coerced, errors } = read ? { coerced: read } : readVariables(this.#schema, operation, variables ?? {})
    if (errors) return { errors }
    const run = new OperationRun({ scope, operation, variables: coerced, context, rootValue, maxLength })
    return run.start(() => planOf(known, coerced))
  }

  #lookUp(document: DocumentNode, operationName: string | undefined): KnownOperation | GraphQLError {
    const operations = this.#known.get(document) ?? new Map<string, KnownOperation>()
    this.#known.set(document, operations)
    const known = operations.get(operationName ?? '')
    if (known) return known
    const operation = operationOf(document, operationName)
    if (operation instanceof GraphQLError) return operation
    const type = this.#schema.getRootType(operation.operation)
    if (!type) return new GraphQLError(`the schema has no ${operation.operation}`, { nodes: operation })
    const fragments = fragmentsOf(document)
    const switches = switchesOf([operation, ...Object.values(fragments)])
    const made = { operation, type, scope: { schema: this.#schema, fragments }, switches, plans: new Map() }
    operations.set(operationName ?? '', made)
    return made
  }
}

/** The operation with this name, or the only one. */
const operationOf = (document: DocumentNode, name: string | undefined): OperationDefinitionNode | GraphQLError => {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (name !== undefined) {
    const named = operations.find((one) => one.name?.value === name)
    return named ?? new GraphQLError(`Unknown operation named "${name}".`)
  }
  if (operations.length > 1)
    return new GraphQLError('Must provide operation name if query contains multiple operations.')
  return operations[0] ?? new GraphQLError('Must provide an operation.')
}

const switchesOf = (definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[]): readonly string[] => {
  const names = new Set<string>()
  const ofDirective = { Variable: ({ name }: { name: { value: string } }) => void names.add(name.value) }
  for (const definition of definitions) visit(definition, { Directive: (node) => void visit(node, ofDirective) })
  return [...names]
}

/** The root fields for these values. Throws a GraphQLError for a directive that cannot be read. */
const planOf = ({ operation, type, scope, switches, plans }: KnownOperation, variables: Variables) => {
  const key = JSON.stringify(switches.map((name) => variables[name]))
  const known = plans.get(key)
  if (known) return known
  const made = planSelection(scope, variables, type, [operation.selectionSet])
  if (plans.size >= maxPlans) plans.delete(plans.keys().next().value!)
  plans.set(key, made)
  return made
}
