import { CloseCode } from 'graphql-ws'
import { expect, it } from 'vitest'
import { closeCodes, closeCodeMeanings } from './close-codes.ts'

/** Codes of the library that only its client closes with. */
const clientSide = new Set<number>([
  CloseCode.InternalClientError,
  CloseCode.BadResponse,
  CloseCode.ConnectionAcknowledgementTimeout,
])

it('every code that a server closes a socket with is documented', () => {
  const ofProtocol = Object.values(CloseCode).filter((code) => typeof code === 'number' && !clientSide.has(code))
  expect(ofProtocol.length).toBeGreaterThan(6)
  const documented = Object.keys(closeCodeMeanings).map(Number)
  expect(documented).toEqual(expect.arrayContaining([...ofProtocol, ...Object.values(closeCodes)]))
})
