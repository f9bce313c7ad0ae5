import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../core/log.ts'
import { errorFormatter } from './errors.ts'

/** Turns the errors of an execution, a validation or a subscription into what clients see. */
export type FormatErrors = (errors: readonly Error[]) => GraphQLFormattedError[]

/** The same errors as over HTTP. */
export const formatErrorsWith = (log: Logger): FormatErrors => {
  const format = errorFormatter(log)
  return (errors) =>
    errors.map((error) => {
      // graphql mistakes every error with an array named `path` for one of its own and passes it on unchanged.
      const located = error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error })
      return format(located.toJSON(), located)
    })
}
