/** Close codes of graphql-transport-ws and RFC 6455 that we send ourselves, and one of our own. */
export const closeCodes = {
  /** A message that is not of the protocol; clients do not come back. */
  badRequest: 4400,
  /** No or no longer a valid credential. */
  forbidden: 4403,
  /** Of our own: the client reads too slowly. Clients come back and resume. */
  tooSlow: 4413,
  internalError: 4500,
  /** The server stops; clients come back at once. */
  restart: 1012,
  /** Too many sockets, or the database is away; clients come back later. */
  tryAgainLater: 1013,
} as const

/** Every code that a socket is closed with, those of the protocol's library included: what it means, and what a client does. */
export const closeCodeMeanings: Readonly<Record<number, readonly [meaning: string, remedy: string]>> = {
  [closeCodes.restart]: ['The server restarts.', 'Connect again at once; resume by `after`.'],
  [closeCodes.tryAgainLater]: [
    'Too many sockets of this credential, or the database is away.',
    'Connect again later; resume by `after`.',
  ],
  [closeCodes.badRequest]: [
    'A message is not one of the protocol, not JSON, or nests more than 100 levels.',
    'Mend the client.',
  ],
  4401: ['An operation was sent before the connection was acknowledged.', 'Send `connection_init` first.'],
  [closeCodes.forbidden]: [
    'The credential is missing, unknown, expired or revoked, or its rights changed while the socket was open.',
    'Connect with a valid credential; after a change of rights, connect again.',
  ],
  4406: ['The client does not speak `graphql-transport-ws`.', 'Use that subprotocol.'],
  4408: ['No `connection_init` came within three seconds.', 'Send it at once.'],
  4409: ['An operation with this id runs already on the socket.', 'Use an id once at a time.'],
  [closeCodes.tooSlow]: [
    'The client reads too slowly: more than 1,000 items or 1 MiB wait for it.',
    'Connect again; resume by `after`.',
  ],
  4429: ['`connection_init` came twice.', 'Send it once.'],
  [closeCodes.internalError]: ['Something failed on our side.', 'Connect again; resume by `after`.'],
}
