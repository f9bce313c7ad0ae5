/**
 * The credential a client should present when it connects, worded for the close reason, which holds at most 123 bytes.
 */
export const expectedCredential = 'expected connectionParams { "authorization": "Bearer <API key>" }'

/**
 * The `Authorization` value in `connectionParams`, however clients write it: `authorization` at the top level or in
 * `headers`, in any case, with or without `Bearer`. Undefined if there is none, or if it is not a string.
 */
export const credentialOf = (connectionParams: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const given = authorizationIn(connectionParams) ?? authorizationIn(connectionParams?.['headers'])
  if (typeof given !== 'string') return undefined
  const credential = given.trim()
  return /\s/.test(credential) ? credential : `Bearer ${credential}`
}

const authorizationIn = (fields: unknown): unknown => {
  if (typeof fields !== 'object' || fields === null) return undefined
  return Object.entries(fields).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
}
