import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../core/log.ts'
import { errorFormatter } from './errors.ts'

/** Makes what clients see of errors out of those of an execution, a validation or a subscription. */
export type FormatErrors = (errors: readonly Error[]) => GraphQLFormattedError[]

/** The same errors as over HTTP. */
export const formatErrorsWith = (log: Logger): FormatErrors => {
  const format = errorFormatter(log)
  return (errors) =>
    errors.map((error) => {
      // graphql takes every error with a list named `path` for one of its own and hands it on bare.
      const located = error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error })
      return format(located.toJSON(), located)
    })
}
