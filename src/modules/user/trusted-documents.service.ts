import { createHash } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { GraphQLSchema } from 'graphql'
import { GraphQLError, parse, validate } from 'graphql'
import { documentIdWords, isDocumentId } from '../../core/document-id.ts'
import { RapportError } from '../../core/errors.ts'
import { sqlRunner } from '../../db/sql.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { notFound, uuidOf } from '../input.ts'
import { ApiKey } from './user.entity.ts'
import type { TrustDocumentsInput, TrustedDocumentInput } from './trusted-documents.input.ts'

const sha256Id = /^(?:sha256:)?([0-9a-f]{64})$/i
/** As many tokens as a document that is sent may have. */
const maxTokens = 5_000

const refuse = (i: number, field: 'id' | 'body', message: string): RapportError =>
  new RapportError('INVALID_INPUT', message, { path: ['input', 'documents', String(i), field] })

/** What is wrong with an entry of a manifest; undefined for one that can be run. */
const problemOf = ({ id, body }: TrustedDocumentInput, i: number, schema: GraphQLSchema): RapportError | undefined => {
  if (!isDocumentId(id))
    return refuse(i, 'id', `expected an id of ${documentIdWords}, got ${JSON.stringify(id.slice(0, 60))}`)
  const hash = sha256Id.exec(id)?.[1]?.toLowerCase()
  const actual = hash === undefined ? undefined : createHash('sha256').update(body).digest('hex')
  if (hash !== actual)
    return refuse(
      i,
      'id',
      `expected the SHA-256 of the document, ${actual}, got ${hash}; ids that are no hash may have any other form`,
    )
  try {
    const [error] = validate(schema, parse(body, { maxTokens }), undefined, { maxErrors: 1 })
    return error && refuse(i, 'body', `expected a document that fits the schema: ${error.message}`)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return refuse(i, 'body', `expected a GraphQL document: ${error.message}`)
  }
}

/** Replaces the manifest of a key. Throws INVALID_INPUT for the first entry that cannot be run, and changes nothing then. */
export const trustDocuments =
  (schema: GraphQLSchema) =>
  async (unit: UnitOfWork, { apiKeyId, documents }: TrustDocumentsInput): Promise<string> => {
    // Locked, so that of two manifests at the same time one is replaced by the other.
    const key = await unit.em.findOne(
      ApiKey,
      { id: uuidOf(apiKeyId, 'ApiKey', 'apiKeyId') },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (!key) throw notFound('key', 'apiKeyId')
    const known = new Set<string>()
    for (const [i, document] of documents.entries()) {
      const problem = problemOf(document, i, schema)
      if (problem) throw problem
      if (known.has(document.id)) throw refuse(i, 'id', `expected each id once, got ${document.id} again`)
      known.add(document.id)
    }
    const sql = sqlRunner(unit.em)
    const [before] = await sql<{ n: number }>(
      'with gone as (delete from trusted_document where api_key_id = $1 returning 1) select count(*)::int as n from gone',
      [key.id],
    )
    await sql(
      `insert into trusted_document (id, api_key_id, document_id, body)
       select uuid_v7(), $1, d.id, d.body from jsonb_to_recordset($2::jsonb) as d(id text, body text)`,
      [key.id, JSON.stringify(documents)],
    )
    unit.audit({
      recordType: 'ApiKey',
      recordId: key.id,
      before: { trustedDocuments: before!.n },
      after: { trustedDocuments: documents.length },
    })
    return key.id
  }
