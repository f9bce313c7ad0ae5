import type { GraphQLError } from 'graphql'
import { errorTable, RapportError, type ErrorCode } from '../core/errors.ts'

const codeOf = (error: GraphQLError): ErrorCode => {
  const code = error.extensions['code']
  return typeof code === 'string' && code in errorTable ? (code as ErrorCode) : 'INVALID_INPUT'
}

/** What is wrong with an operation that is the value of an input, as an error of the table. */
export const asRapportError = (errors: readonly GraphQLError[]): RapportError => {
  const [first] = errors
  const original = first?.originalError
  if (original instanceof RapportError) return original
  const message = errors.map((error) => error.message).join('; ')
  return new RapportError(first ? codeOf(first) : 'INVALID_INPUT', message, { cause: first })
}
