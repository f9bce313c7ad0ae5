import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'
/** Bytes of a secret: as many as the hash has. */
const secretBytes = 32

/** A secret as Standard Webhooks writes it: `whsec_` and Base64. */
export const newSecret = (): string => prefix + randomBytes(secretBytes).toString('base64')

/** The three headers of Standard Webhooks; there is a signature for each secret. `at` is the moment of the attempt. */
export const signedHeaders = (
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
