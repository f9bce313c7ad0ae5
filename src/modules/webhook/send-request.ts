import { lookup } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { version } from '../../core/version.ts'
import { hostOf, mayReach } from './receiver-url.ts'

/** How long an attempt may take, from the look-up of the name to the end of the answer. */
const timeLimitMs = 10_000
/** Bytes of an answer that are read; the rest is not waited for. */
const maxAnswerBytes = 1_024
const maxHeaderBytes = 16_384

/** How an attempt ended: with an answer, or without one. */
export interface Attempt {
  /** HTTP status; null without an answer. */
  readonly status: number | null
  readonly durationMs: number
  /** How the answer begins. */
  readonly answer: string | null
  /** Why there is no answer. */
  readonly error: string | null
  readonly retryAfter: string | undefined
}

class Unreachable extends Error {}

/** The address that a request to a host goes to. Throws for a name that stands for any address that may not be reached. */
const addressOf = async (host: string, loopback: boolean, resolve: typeof lookup): Promise<string> => {
  const addresses = isIP(host) > 0 ? [host] : (await resolve(host, { all: true })).map(({ address }) => address)
  const forbidden = addresses.find((address) => !mayReach(address, loopback))
  if (forbidden !== undefined || addresses.length === 0)
    throw new Unreachable('the name of the host stands for an address that is not one of the public internet')
  return addresses[0]!
}

/** Text that PostgreSQL stores, from bytes that may end within a character. */
const textOf = (chunks: readonly Buffer[]): string =>
  Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString('utf8').replaceAll('\u0000', '\uFFFD')

const readStart = async (answer: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= maxAnswerBytes) break
  }
  return textOf(chunks)
}

/** Why there was no answer, by its code where there is one: messages of the network name addresses. */
const reasonOf = (error: unknown): string => {
  if (error instanceof Unreachable) return error.message
  const { name, code } = error as { readonly name?: string; readonly code?: unknown }
  if (name === 'TimeoutError') return `no answer within ${timeLimitMs / 1_000} s`
  return typeof code === 'string' ? code : 'the connection failed'
}

/**
 * POSTs a body to a receiver; never rejects. The name is resolved once, and the connection goes to the address that was checked. Redirects are
 * not followed.
 */
export const sendRequest = async (
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { loopback, resolve = lookup }: { readonly loopback: boolean; readonly resolve?: typeof lookup },
): Promise<Attempt> => {
  const began = performance.now()
  const ended = (rest: Omit<Attempt, 'durationMs'>): Attempt => ({
    durationMs: Math.round(performance.now() - began),
    ...rest,
  })
  const signal = AbortSignal.timeout(timeLimitMs)
  try {
    const url = new URL(target)
    const late = new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    )
    late.catch(() => undefined)
    const address = await Promise.race([addressOf(hostOf(url), loopback, resolve), late])
    const family = isIP(address)
    const pinned: LookupFunction = (_host, { all }, callback) =>
      all ? callback(null, [{ address, family }]) : callback(null, address, family)
    const answer = await new Promise<IncomingMessage>((settle, reject) => {
      const send = url.protocol === 'https:' ? requestHttps : requestHttp
      const request = send(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json; charset=utf-8',
          'content-length': String(Buffer.byteLength(body)),
          'user-agent': `Rapport/${version}`,
        },
        // No connection of another request, which may lead elsewhere.
        agent: false,
        lookup: pinned,
        maxHeaderSize: maxHeaderBytes,
        signal,
      })
      request.once('response', settle).once('error', reject)
      // An answer that changes the protocol (101) ends the connection with neither of them.
      request.once('close', () => reject(new Error('expected an answer before the connection ended')))
      request.end(body)
    })
    const status = answer.statusCode ?? null
    const retryAfter = answer.headers['retry-after']
    try {
      return ended({ status, answer: await readStart(answer), error: null, retryAfter })
    } catch {
      // The receiver has decided; how its answer would have gone on changes nothing.
      return ended({ status, answer: null, error: null, retryAfter })
    } finally {
      answer.destroy()
    }
  } catch (error) {
    const reason = signal.aborted ? (signal.reason as unknown) : error
    return ended({ status: null, answer: null, error: reasonOf(reason), retryAfter: undefined })
  }
}
