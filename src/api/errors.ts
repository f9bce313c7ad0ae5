import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { newUuid } from '../core/ids.ts'
import { visibleError } from '../core/database-away.ts'
import { errorTable, requestErrors } from '../core/errors.ts'
import type { Logger } from '../core/log.ts'

const originalOf = (error: unknown): unknown => {
  let at = error
  while (at instanceof GraphQLError && at.originalError) at = at.originalError
  return at
}

/**
 * Creates the function that every error passes before it leaves the server: errors of the table keep their message, all
 * others are masked.
 */
export const errorFormatter =
  (log: Logger) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = originalOf(error)
    const where = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    }
    // The plugin that owns the field, as found by `nameOwners`.
    const owner = formatted.extensions?.['plugin']
    const plugin = typeof owner === 'string' ? { plugin: owner } : {}
    const known = visibleError(original)
    if (known) {
      const { code, message, inputPath, details } = known
      const input = inputPath.length > 0 ? { inputPath } : {}
      return { message, ...where, extensions: { code, ...input, ...plugin, ...details } }
    }
    // Errors of graphql itself (syntax, validation, coercion) concern the caller's own document.
    if (original instanceof GraphQLError) {
      const code = formatted.extensions?.['code']
      const ours = typeof code === 'string' && (code in errorTable || code in requestErrors)
      return { message: formatted.message, ...where, extensions: { code: ours ? code : 'BAD_USER_INPUT', ...plugin } }
    }
    const id = newUuid()
    log.error({ errorId: id, path: formatted.path, ...plugin, err: original }, 'an operation failed')
    return {
      message: `something failed on our side; give ${id} to the operator`,
      ...where,
      extensions: { code: 'INTERNAL_ERROR', id, ...plugin },
    }
  }
