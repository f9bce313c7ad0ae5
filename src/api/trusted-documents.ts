import { isDocumentId } from '../core/document-id.ts'
import { RapportError } from '../core/errors.ts'
import type { Viewer } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'
import type { Guard } from './guard.ts'

/** How long an entry is remembered: the longest that a replaced manifest keeps working. */
const cacheMs = 5_000
const maxCached = 5_000
/** Points of a look-up, whether it finds anything or not. */
const lookUpPoints = 20

/** An operation as a client sends it, by its text or by its id. */
export interface SentDocument {
  readonly query?: unknown
  readonly documentId?: unknown
}

/** Finds the operations that keys send by their ids, and refuses others where only these are run. */
export class TrustedDocuments {
  readonly #run: RunSql
  readonly #guard: Pick<Guard, 'charge'>
  readonly #isOnly: boolean
  readonly #cache = new Map<string, { readonly body: string | undefined; readonly until: number }>()

  constructor(run: RunSql, guard: Pick<Guard, 'charge'>, { only }: { readonly only: boolean }) {
    this.#run = run
    this.#guard = guard
    this.#isOnly = only
  }

  /** Whether an operation has to be looked at: it is sent by its id, or only those are run. */
  concerns({ documentId }: SentDocument): boolean {
    return this.#isOnly || (documentId !== undefined && documentId !== null)
  }

  /**
   * The text of what a client sends. Throws INVALID_INPUT for an id beside a text, NOT_FOUND for one that the manifest of
   * the key lacks, and FORBIDDEN for a text where only trusted documents are run; an owner may send any.
   */
  async textOf({ query, documentId }: SentDocument, viewer: Viewer): Promise<string | undefined> {
    const isText = typeof query === 'string' && query !== ''
    if (documentId === undefined || documentId === null) {
      if (isText && this.#isOnly && viewer.role !== 'OWNER')
        throw new RapportError(
          'FORBIDDEN',
          'this server runs trusted documents only: expected the documentId of an operation in the manifest of this key, got a document',
        )
      return isText ? query : undefined
    }
    if (typeof documentId !== 'string' || isText)
      throw new RapportError(
        'INVALID_INPUT',
        isText
          ? 'expected a query or a documentId, got both'
          : `expected documentId to be a text, got ${typeof documentId}`,
        { path: ['documentId'] },
      )
    const body = await this.#find(documentId, viewer)
    if (body !== undefined) return body
    throw new RapportError(
      'NOT_FOUND',
      `expected the id of a document in the manifest of this key, got ${JSON.stringify(documentId.slice(0, 80))}; upload the manifest with trustDocuments`,
      { path: ['documentId'] },
    )
  }

  /**
   * Lets through a query that is the value of an input. Throws FORBIDDEN where only trusted documents are run and it is none of
   * the key's; an owner may send any.
   */
  async assertTrusted(query: string, viewer: Viewer): Promise<void> {
    if (!this.#isOnly || viewer.role === 'OWNER') return
    this.#charge(viewer)
    const found = await this.#run('select from trusted_document where api_key_id = $1 and body = $2 limit 1', [
      viewer.id,
      query,
    ])
    if (found.length === 0)
      throw new RapportError(
        'FORBIDDEN',
        'this server runs trusted documents only: expected the text of a document in the manifest of this key, got another query',
      )
  }

  #charge(viewer: Viewer): void {
    const tooMuch = this.#guard.charge(viewer, lookUpPoints)
    if (tooMuch) throw tooMuch
  }

  async #find(documentId: string, viewer: Viewer): Promise<string | undefined> {
    if (!isDocumentId(documentId)) return undefined
    const name = `${viewer.id} ${documentId}`
    const known = this.#cache.get(name)
    if (known && known.until > Date.now()) return known.body
    this.#charge(viewer)
    const [row] = await this.#run<{ body: string }>(
      'select body from trusted_document where api_key_id = $1 and document_id = $2',
      [viewer.id, documentId],
    )
    if (this.#cache.size >= maxCached) this.#cache.clear()
    this.#cache.set(name, { body: row?.body, until: Date.now() + cacheMs })
    return row?.body
  }
}
