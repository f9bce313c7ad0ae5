import type { GraphQLFormattedError } from 'graphql'

/** What an agent can do about an error, by its code. */
const advice: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'Correct the syntax of the GraphQL text and call again.',
  GRAPHQL_VALIDATION_FAILED:
    'Call describe_schema with the type or field that the message names, then correct the text.',
  BAD_USER_INPUT: 'Call describe_schema with the type that the message names, then correct the variables.',
  INVALID_INPUT: 'Correct the value that path and message name, and call again.',
  INVALID_ID: 'Use ids exactly as search or get_record returned them.',
  INVALID_CURSOR: 'Begin again without `after`.',
  NOT_FOUND: 'It does not exist, or this key may not see it. Search for it; do not guess.',
  VERSION_CONFLICT: 'Read the record again, and propose the change again if it is still right.',
  INVALID_STATE: 'Read the record or proposal again; its state does not allow this.',
  DUPLICATE: 'Search for the record that has this value already.',
  IDEMPOTENCY_CONFLICT: 'Use a new idempotencyKey for a new proposal.',
  FORBIDDEN: 'This key may not do that. Do not try other ways: tell the user which permission is missing.',
  TOO_EXPENSIVE: 'Ask for fewer records (`first`), fewer fields or fewer nested lists.',
  TOO_LARGE: 'Ask for fewer records or fields.',
  RATE_LIMITED: 'Wait for retryAfterSeconds, then call again.',
  UNAVAILABLE: 'Wait for retryAfterSeconds, then call again.',
  TIMEOUT: 'Ask for less, such as fewer records or a narrower filter.',
  INSUFFICIENT_DATA: 'Tell the user what is missing: there is no score to explain.',
  PLUGIN_UNAVAILABLE: 'Leave out the fields of this plugin, or tell the user that it does not run.',
  INTERNAL_ERROR: 'Give the id to the user; do not repeat the call more than once.',
}

/** An error as a tool tells it: what is wrong, and what to do next. */
export interface ToldError {
  readonly code: string
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly retryAfterSeconds?: number
  readonly next?: string
}

const codeOf = (extensions: Readonly<Record<string, unknown>> | undefined): string => {
  const code = extensions?.['code']
  return typeof code === 'string' ? code : 'INTERNAL_ERROR'
}

export const told = (
  code: string,
  message: string,
  more: Omit<ToldError, 'code' | 'message' | 'next'> = {},
): ToldError => ({
  code,
  message,
  ...more,
  ...(advice[code] ? { next: advice[code] } : {}),
})

/** The error of an operation, as a tool tells it. */
export const toldError = ({ message, path, extensions }: GraphQLFormattedError): ToldError => {
  const input = extensions?.['inputPath'] as readonly string[] | undefined
  const where = input ?? path
  const seconds = extensions?.['retryAfterSeconds']
  return told(codeOf(extensions), message, {
    ...(where ? { path: where } : {}),
    ...(typeof seconds === 'number' ? { retryAfterSeconds: seconds } : {}),
  })
}
