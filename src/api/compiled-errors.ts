import { GraphQLError, type ExecutionResult } from 'graphql'

/** An error of graphql itself: the compiler's own cannot take the extensions that servers add. */
const plain = (error: GraphQLError): GraphQLError => {
  const made = new GraphQLError(error.message, {
    ...(error.path ? { path: error.path } : {}),
    ...(error.originalError ? { originalError: error.originalError } : {}),
    ...(error.extensions ? { extensions: error.extensions } : {}),
  })
  Object.defineProperty(made, 'locations', { value: error.locations, enumerable: true })
  return made
}

const settle = (result: ExecutionResult): ExecutionResult =>
  result.errors ? { ...result, errors: result.errors.map(plain) } : result

/** The result of a compiled operation with errors as the interpreter gives them. */
export const withPlainErrors = (
  result: ExecutionResult | Promise<ExecutionResult>,
): ExecutionResult | Promise<ExecutionResult> => (result instanceof Promise ? result.then(settle) : settle(result))
