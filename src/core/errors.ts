// core/ is the lowest layer: values and rules without a database (money, dates, ids, limits, viewers, configuration, log). Every layer
// uses it; it imports nothing of ours. This file is the table of errors: a code, its status, and whether clients may see the message.

/** The behaviour of one error code. `docs/errors.md` lists the same codes; a test compares them. */
export interface ErrorRule {
  /** HTTP status if the whole request fails with it. */
  readonly status: number
  readonly log: 'debug' | 'info' | 'warn' | 'error'
  /** Whether the client may see the message; otherwise it sees `INTERNAL_ERROR` and an id to give to the operator. */
  readonly visible: boolean
  /** One line for `docs/errors.md`. */
  readonly meaning: string
}

const rule = (status: number, meaning: string, log: ErrorRule['log'] = 'info', visible = true): ErrorRule => ({
  status,
  log,
  visible,
  meaning,
})

/** Every code that a client can receive. */
export const errorTable = {
  INVALID_INPUT: rule(400, 'A value is missing, malformed or out of range; `path` names it.'),
  INVALID_ID: rule(400, 'An id is not one of ours, or belongs to another type than expected.'),
  INVALID_CURSOR: rule(400, 'A cursor is malformed or belongs to another list or order.'),
  NOT_FOUND: rule(404, 'The record does not exist or is outside what you may see, or there is nothing at the address.'),
  VERSION_CONFLICT: rule(409, 'The record changed since the version you named; read it again and retry.'),
  DUPLICATE: rule(409, 'Another record already holds this unique value.'),
  IDEMPOTENCY_CONFLICT: rule(409, 'The idempotency key was already used with a different input.'),
  INVALID_STATE: rule(409, 'The record is in a state that does not allow this.'),
  UNKNOWN_CURRENCY: rule(400, 'The currency is not an ISO 4217 code.'),
  UNAUTHENTICATED: rule(
    401,
    'The credential is missing, unknown, expired or revoked; the holder of a key that once worked is told which.',
  ),
  FORBIDDEN: rule(403, 'Your role does not allow this field or operation.'),
  CURSOR_EXPIRED: rule(
    410,
    'The events after this cursor are no longer stored; read the current state and subscribe again.',
  ),
  MALFORMED_REQUEST: rule(400, 'The request violates HTTP, JSON or UTF-8; the message says where.'),
  UNSUPPORTED_MEDIA_TYPE: rule(
    415,
    'The body has an unexpected type, charset or encoding: /graphql takes JSON in UTF-8, uncompressed.',
  ),
  TOO_LARGE: rule(413, 'The request is larger than allowed.'),
  TOO_EXPENSIVE: rule(
    400,
    'The operation costs more than allowed; ask for fewer or shallower records. `requested` and `limit` are in points.',
  ),
  RATE_LIMITED: rule(
    429,
    'The credential has asked for too much recently; `extensions.retryAfterSeconds` and Retry-After say when ' +
      'to try again.',
  ),
  INSUFFICIENT_DATA: rule(422, 'A model has less data than its minimum; the message says what is missing.'),
  NOT_REPLAYABLE: rule(
    422,
    'The score cannot be recomputed here: it came from outside, or its model does not support replay.',
  ),
  UNKNOWN_PLUGIN: rule(404, 'No plugin with this id is loaded.'),
  UNKNOWN_ALGORITHM: rule(400, 'The plugin has no algorithm with this name; the message lists the ones it has.'),
  PLUGIN_UNAVAILABLE: rule(
    503,
    'The plugin that answers this field is not running; `extensions.plugin` names it.',
    'warn',
  ),
  COMPUTE_UNAVAILABLE: rule(503, 'The compute pool is not accepting work now; try again.', 'warn'),
  TIMEOUT: rule(
    503,
    'A statement or the whole operation exceeded its time limit, `limitMs`; ask for less, or try again.',
    'warn',
  ),
  UNAVAILABLE: rule(
    503,
    'The server accepts no more at the moment, or its database is away, full or read-only; try again after ' +
      '`retryAfterSeconds` (Retry-After), or elsewhere.',
    'warn',
  ),
  INTERNAL_ERROR: rule(500, 'Something failed on our side; give the id to the operator.', 'error', false),
} as const satisfies Record<string, ErrorRule>

/** Codes of graphql and Apollo for malformed requests; `docs/errors.md` lists them too. */
export const requestErrors: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL, or has more tokens than allowed.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema; the message names the field or argument.',
  BAD_USER_INPUT: 'A variable or argument does not have its type.',
  BAD_REQUEST:
    'The request does not follow GraphQL over HTTP: no query, several operations at once, or a mutation by GET.',
  OPERATION_RESOLUTION_FAILURE: 'The document has several operations, and operationName is missing or unknown.',
  PERSISTED_QUERY_NOT_FOUND: 'Persisted queries are not stored; send the document.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Persisted queries are not stored; send the document.',
}

export type ErrorCode = keyof typeof errorTable

/** A failure with a code of the table. The message says what was expected, what arrived, and what to do next. */
export class RapportError extends Error {
  override readonly name = 'RapportError'
  readonly code: ErrorCode
  /**
   * Where in the input, e.g. `['input', 'lines', '0', 'quantity']`. Not named `path`, because graphql mistakes errors
   * with a path for its own.
   */
  readonly inputPath: readonly string[]
  /** More facts for `extensions`, e.g. `{ plugin: 'clv' }`. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    message: string,
    options: { path?: readonly string[]; details?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.inputPath = options.path ?? []
    this.details = options.details ?? {}
  }
}

/** A failure at start: one line for the terminal, exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
