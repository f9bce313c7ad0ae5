/** What a client shows when it connects, in the words of the close reason: at most 123 bytes fit there. */
export const expectedCredential = 'expected connectionParams { "authorization": "Bearer <API key>" }'

/**
 * The `Authorization` value in `connectionParams`, however clients write it: `authorization` at the top or among `headers`, in
 * any case, with or without `Bearer`. Undefined where there is none, or none that is text.
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
