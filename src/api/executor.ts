import {
  execute,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'
import { withPlainErrors } from './compiled-errors.ts'
import { coerceVariables, withOpenVariables } from './open-variables.ts'

/** Compiled operations kept at most; the oldest goes first. */
const maxCompiled = 500

export interface Execution {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
  readonly context: unknown
  readonly rootValue?: unknown
}

/** Rewrites the errors of an execution before anyone sees them. */
export type NameErrors = (execution: Execution, errors: readonly GraphQLError[]) => readonly GraphQLError[]

/**
 * Executes operations: interpreted when a document is first seen, compiled from its second sight on, so that a flood of
 * new documents costs no compilation. Documents are told apart by identity, which the parser's cache provides.
 */
export class Executor {
  readonly #schema: GraphQLSchema
  readonly #nameErrors: NameErrors | undefined
  readonly #seen = new WeakSet<DocumentNode>()
  readonly #compiled = new Map<DocumentNode, Map<string, CompiledQuery>>()

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

  #execute({
    document,
    operationName,
    variables,
    context,
    rootValue,
  }: Execution): Promise<ExecutionResult> | ExecutionResult {
    const compiled = this.#lookUp(document, operationName)
    if (compiled) {
      const { coerced, errors } = coerceVariables(this.#schema, document, operationName, variables)
      return coerced ? withPlainErrors(compiled.query(rootValue, context, coerced)) : { errors: errors ?? [] }
    }
    const args: ExecutionArgs = {
      schema: this.#schema,
      document,
      rootValue,
      contextValue: context,
      variableValues: variables,
    }
    if (operationName !== undefined) args.operationName = operationName
    return execute(args)
  }

  #lookUp(document: DocumentNode, operationName: string | undefined): CompiledQuery | undefined {
    const name = operationName ?? ''
    const known = this.#compiled.get(document)?.get(name)
    if (known) return known
    if (!this.#seen.has(document)) {
      this.#seen.add(document)
      return undefined
    }
    const compiled = compileQuery(this.#schema, withOpenVariables(document), operationName, {
      disablingCapturingStackErrors: true,
    })
    // What cannot be compiled (an unknown operation name) is left to the interpreter, which says why.
    if (!isCompiledQuery(compiled)) return undefined
    if (this.#compiled.size >= maxCompiled) this.#compiled.delete(this.#compiled.keys().next().value!)
    const byName = this.#compiled.get(document) ?? new Map<string, CompiledQuery>()
    this.#compiled.set(document, byName.set(name, compiled))
    return compiled
  }
}
