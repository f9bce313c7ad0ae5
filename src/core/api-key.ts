import { createHash, randomBytes } from 'node:crypto'

/** A new API key: a recognisable prefix and 256 random bits. */
export const newKey = (): string => `rpk_${randomBytes(32).toString('base64url')}`

/** What is stored of a key. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What is shown of a key, to recognise it in a list. */
export const prefixOf = (key: string): string => key.slice(0, 8)
