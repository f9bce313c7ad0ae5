import { execute, type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'

/** Compiled operations kept at most; the oldest goes first. */
const maxCompiled = 500

export interface Execution {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
  readonly context: unknown
  readonly rootValue?: unknown
}

/**
 * Executes operations: interpreted when a document is first seen, compiled from its second sight on, so that a flood of
 * new documents costs no compilation. Documents are told apart by identity, which the parser's cache provides.
 */
export class Executor {
  readonly #schema: GraphQLSchema
  readonly #seen = new WeakSet<DocumentNode>()
  readonly #compiled = new Map<DocumentNode, Map<string, CompiledQuery>>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  execute({
    document,
    operationName,
    variables,
    context,
    rootValue,
  }: Execution): Promise<ExecutionResult> | ExecutionResult {
    const compiled = this.#lookUp(document, operationName)
    if (compiled) return compiled.query(rootValue, context, variables as Record<string, unknown>)
    const args: ExecutionArgs = {
      schema: this.#schema,
      document,
      rootValue,
      contextValue: context,
      variableValues: variables as Record<string, unknown>,
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
    const compiled = compileQuery(this.#schema, document, operationName, { disablingCapturingStackErrors: true })
    // What cannot be compiled (an unknown operation name) is left to the interpreter, which says why.
    if (!isCompiledQuery(compiled)) return undefined
    if (this.#compiled.size >= maxCompiled) this.#compiled.delete(this.#compiled.keys().next().value!)
    const byName = this.#compiled.get(document) ?? new Map<string, CompiledQuery>()
    this.#compiled.set(document, byName.set(name, compiled as CompiledQuery))
    return compiled as CompiledQuery
  }
}
