import { GraphQLError, type ExecutionResult } from 'graphql'
import { RapportError } from '../core/errors.ts'
import { runOperation } from '../core/operation.ts'
import type { RequestContext } from '../modules/context.ts'
import type { Execution, Executor } from './executor.ts'

/**
 * Executes a query or mutation as an operation of its caller: within OPERATION_TIMEOUT_MS, with the caller's share of
 * the connections, and only while the client is connected (`gone` of its context).
 */
export const executeBounded = async (
  executor: Executor,
  execution: Omit<Execution, 'context'> & { readonly context: RequestContext },
): Promise<ExecutionResult> => {
  const { viewer, config, gone } = execution.context
  const options = { key: viewer.id, limitMs: config.operationTimeoutMs, ...(gone ? { gone } : {}) }
  try {
    return await runOperation(options, () => executor.execute(execution))
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    return { data: null, errors: [new GraphQLError(error.message, { originalError: error })] }
  }
}
