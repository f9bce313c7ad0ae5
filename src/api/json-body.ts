import type { FastifyInstance } from 'fastify'
import { RapportError } from '../core/errors.ts'
import { parseJson as parse } from '../core/json.ts'
import { maxJsonDepth } from './document-limits.ts'
import { isDeeperThan } from './nesting.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Throws UNSUPPORTED_MEDIA_TYPE unless the content type names UTF-8 or no charset. */
const assertUtf8 = (contentType: string | undefined): void => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1]
  if (charset === undefined || /^utf-?8$/i.test(charset)) return
  throw new RapportError('UNSUPPORTED_MEDIA_TYPE', `expected the charset utf-8, got ${charset.slice(0, 40)}`)
}

/** The content coding of a body that is not sent as it is, such as `gzip`; undefined for one that is. */
const codingOf = (contentEncoding: string | undefined): string | undefined => {
  const coding = contentEncoding?.trim() ?? ''
  return /^(?:identity)?$/i.test(coding) ? undefined : coding
}

const parseJson = (bytes: Buffer): unknown => {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    throw new RapportError('MALFORMED_REQUEST', 'expected a body in UTF-8')
  }
  // Before anything walks the value: one nested this deeply overflows the stack.
  if (isDeeperThan(text, maxJsonDepth))
    throw new RapportError('MALFORMED_REQUEST', `expected JSON of at most ${maxJsonDepth} levels`)
  try {
    return parse(text)
  } catch {
    throw new RapportError('MALFORMED_REQUEST', 'expected a body in JSON')
  }
}

/** Makes the routes of a scope accept only JSON, in UTF-8, uncompressed and within bounds. */
export const takeJsonOnly = (scope: FastifyInstance): void => {
  // Before the body is read.
  scope.addHook('preParsing', (request, reply, payload, done) => {
    const coding = codingOf(request.headers['content-encoding'])
    if (coding === undefined) return done(null, payload)
    reply.header('accept-encoding', 'identity')
    done(
      new RapportError(
        'UNSUPPORTED_MEDIA_TYPE',
        `expected an uncompressed body (identity), got content-encoding ${coding.slice(0, 40)}`,
      ),
    )
  })
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      assertUtf8(request.headers['content-type'])
      done(null, parseJson(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
}
