import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { RapportError } from '../core/errors.ts'
import type { Viewer } from '../core/viewer.ts'
import { costOf, TooManyLooks } from './cost.ts'
import { coded } from './document-limits.ts'
import { checkPermissions, type PermissionsOf } from './policy.ts'
import { RateLimit } from './rate-limit.ts'
import { unstorableValue } from './storable-value.ts'

export interface GuardLimits {
  /** Points that one operation may cost. @default 50_000 */
  readonly maxCost: number
  /** Points that a credential gets per second; it may save up a minute's worth. 0: no limit. @default 200_000 */
  readonly pointsPerSecond: number
}

const defaultGuardLimits: GuardLimits = { maxCost: 50_000, pointsPerSecond: 200_000 }

/** The cost of an operation, as shown in `extensions.cost`. */
export interface OperationCost {
  readonly requested: number
  readonly limit: number
}

/**
 * Decides whether an operation may run, by what it touches, what it costs, and how much its caller has asked for
 * recently. Shared by HTTP and WebSocket.
 */
export class Guard {
  readonly #schema: GraphQLSchema
  readonly #permissionsOf: PermissionsOf
  readonly #maxCost: number
  readonly #rate: RateLimit
  /** Costs of operations without variables, which are the same each time. */
  readonly #fixed = new WeakMap<OperationDefinitionNode, number>()

  constructor(schema: GraphQLSchema, permissionsOf: PermissionsOf, limits: Partial<GuardLimits> = {}) {
    const { maxCost, pointsPerSecond } = { ...defaultGuardLimits, ...limits }
    this.#schema = schema
    this.#permissionsOf = permissionsOf
    this.#maxCost = maxCost
    this.#rate = new RateLimit(pointsPerSecond)
  }

  /**
   * The cost of an operation that may run, or why it may not: FORBIDDEN, INVALID_INPUT for text or numbers that cannot
   * be stored, TOO_EXPENSIVE or RATE_LIMITED. Runs no SQL.
   */
  admit(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    viewer: Viewer,
  ): OperationCost | readonly GraphQLError[] {
    const forbidden = checkPermissions(this.#schema, document, this.#permissionsOf(viewer))
    if (forbidden.length > 0) return forbidden
    const unstorable = unstorableValue(document, variables)
    if (unstorable) return [unstorable]
    const limit = this.#maxCost
    let requested: number
    try {
      requested = this.#fixed.get(operation) ?? costOf(this.#schema, document, operation, variables)
      if (!operation.variableDefinitions?.length) this.#fixed.set(operation, requested)
    } catch (error) {
      if (error instanceof TooManyLooks)
        return [coded('TOO_EXPENSIVE', 'expected an operation with fewer fields: fragments multiply them', { limit })]
      if (error instanceof GraphQLError) return [error]
      throw error
    }
    if (requested > limit) {
      const message = `expected an operation of at most ${limit} points, this one could cost ${requested}; ask for fewer or shallower records`
      return [coded('TOO_EXPENSIVE', message, { requested, limit })]
    }
    const tooMuch = this.charge(viewer, requested)
    return tooMuch ? [located(tooMuch)] : { requested, limit }
  }

  /** RATE_LIMITED for a viewer who owes points; checked before any work is done for the viewer. */
  owing(viewer: Viewer): GraphQLError | undefined {
    const seconds = this.#rate.debt(viewer.id)
    return seconds === undefined ? undefined : located(rateLimited(seconds))
  }

  /** Takes points for the work on an operation that does not run, even if the viewer does not have them. */
  owe(viewer: Viewer, points: number): void {
    this.#rate.owe(viewer.id, points)
  }

  /** Takes points from the viewer's allowance; RATE_LIMITED if it has asked for too much recently. */
  charge(viewer: Viewer, requested: number): RapportError | undefined {
    const retryAfterSeconds = this.#rate.take(viewer.id, requested)
    return retryAfterSeconds === undefined ? undefined : rateLimited(retryAfterSeconds, { requested })
  }
}

const rateLimited = (retryAfterSeconds: number, details: object = {}): RapportError =>
  new RapportError('RATE_LIMITED', `this key has asked for too much recently; try again in ${retryAfterSeconds} s`, {
    details: { ...details, retryAfterSeconds },
  })

const located = (error: RapportError): GraphQLError => new GraphQLError(error.message, { originalError: error })
