/** Close codes of graphql-transport-ws and RFC 6455 that we send, and one of our own. */
export const closeCodes = {
  /** A message that violates the protocol; clients do not reconnect. */
  badRequest: 4400,
  /** A missing credential, or one that is no longer valid. */
  forbidden: 4403,
  /** Our own code: the client reads too slowly. Clients reconnect and resume. */
  tooSlow: 4413,
  internalError: 4500,
  /** The server is stopping; clients reconnect at once. */
  restart: 1012,
  /** Too many sockets, or the database is unavailable; clients reconnect later. */
  tryAgainLater: 1013,
} as const

/**
 * Every code that closes a socket, including those of the protocol library: what it means, and what a client should do.
 */
export const closeCodeMeanings: Readonly<Record<number, readonly [meaning: string, remedy: string]>> = {
  [closeCodes.restart]: ['The server restarts.', 'Reconnect at once and resume with `after`.'],
  [closeCodes.tryAgainLater]: [
    'This credential has too many sockets, or the database is unavailable.',
    'Reconnect later and resume with `after`.',
  ],
  [closeCodes.badRequest]: [
    'A message does not follow the protocol, is not JSON, or nests more than 100 levels.',
    'Fix the client.',
  ],
  4401: ['An operation was sent before the connection was acknowledged.', 'Send `connection_init` first.'],
  [closeCodes.forbidden]: [
    'The credential is missing, unknown, expired or revoked, or its rights changed while the socket was open.',
    'Connect with a valid credential; after a change of rights, reconnect.',
  ],
  4406: ['The client does not speak `graphql-transport-ws`.', 'Use that subprotocol.'],
  4408: ['No `connection_init` arrived within three seconds.', 'Send it at once.'],
  4409: [
    'An operation with this id is already running on the socket.',
    'Use each id for only one operation at a time.',
  ],
  [closeCodes.tooSlow]: [
    'The client reads too slowly: more than 1,000 items or 1 MiB are waiting for it.',
    'Reconnect and resume with `after`.',
  ],
  4429: ['`connection_init` arrived twice.', 'Send it once.'],
  [closeCodes.internalError]: ['Something failed on our side.', 'Reconnect and resume with `after`.'],
}
