import { RapportError } from './errors.ts'

const mark = 'event:'
const maxCursor = 2n ** 63n - 1n

/** The cursor of an event as clients see it: opaque text. */
export const encodeEventCursor = (cursor: bigint): string => Buffer.from(`${mark}${cursor}`).toString('base64url')

/** Throws INVALID_CURSOR unless the text can come from `encodeEventCursor`. */
export const decodeEventCursor = (text: string): bigint => {
  const plain = Buffer.from(text, 'base64url').toString()
  const cursor = /^event:(0|[1-9]\d{0,18})$/.test(plain) ? BigInt(plain.slice(mark.length)) : undefined
  if (cursor === undefined || cursor > maxCursor || encodeEventCursor(cursor) !== text) {
    throw new RapportError(
      'INVALID_CURSOR',
      'expected the cursor of an event of this server, got something else; take it from an item of a subscription, from the `cursor` of a list, such as customers { cursor }, or from serverInfo { cursor }',
      { path: ['after'] },
    )
  }
  return cursor
}

/** CURSOR_EXPIRED, for a client that asks for events that are no longer stored. */
export const expiredCursor = (): RapportError =>
  new RapportError(
    'CURSOR_EXPIRED',
    'the events after this cursor are no longer all stored; read the current state and subscribe from the ' +
      'cursor that comes with it',
    { path: ['after'] },
  )
