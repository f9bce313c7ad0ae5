import type { GraphQLResolveInfo } from 'graphql'
import { RapportError } from '../core/errors.ts'
import type { Viewer } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'
import { Plan, type PageArgs } from './planner.ts'
import type { ReadRegistry } from './read-map.ts'
import { asGiven, Reader } from './reader.ts'
import { selectionsBelow } from './selection.ts'

/** Records of the first batch, whose lengths are not known. */
const firstBatch = 8
/** The most records of a batch. */
const maxBatch = 500
/** Characters of a batch, where its records are as long as those of the one before. */
const batchLength = 4_000_000
/** Characters of a batch, where each record is as long as may be. */
const maxBatchLength = 128_000_000
/** Bytes of a character of JSON, at most. */
const bytesPerCharacter = 6

/** Characters of the texts in a value; every other value counts as one. */
const lengthOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  let length = 0
  for (const one of Object.values(value)) length += lengthOf(one)
  return length
}

/**
 * Reads one root list as a whole, for an operation that is executed again for each batch: `page` gives the `nodes` of the next
 * one, and none at the end. `run` is the connection of a transaction that sees one moment, which the caller ends. `maxLength` is the
 * most characters of text in a record: batches have as many records as memory has room for.
 */
export class ListReader extends Reader {
  readonly #run: RunSql
  readonly #maxLength: number
  #size = firstBatch
  #isOpen = false

  constructor(registry: ReadRegistry, viewer: Viewer, run: RunSql, maxLength: number) {
    super(registry, viewer, run)
    this.#run = run
    this.#maxLength = maxLength
  }

  /** Takes the records of a batch as they are answered; their lengths say how many the next one has. Throws TOO_LARGE. */
  measure(records: readonly object[]): void {
    const longest = Math.max(1, ...records.map(lengthOf))
    if (longest > this.#maxLength) throw this.#tooLarge()
    const most = Math.min(maxBatch, this.#size * 2, maxBatchLength / this.#maxLength, batchLength / longest)
    this.#size = Math.max(1, Math.floor(most))
  }

  #tooLarge(): RapportError {
    return new RapportError(
      'TOO_LARGE',
      `expected records with at most ${this.#maxLength} characters of text, as in the answer to this query, one has more; select less`,
    )
  }

  /** Whether the operation has asked for a page of records. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  override async page(
    info: GraphQLResolveInfo,
    map: string,
    args: PageArgs,
    where?: Parameters<Reader['page']>[3],
  ): Promise<object> {
    // A list of one of the records is a page, as anywhere.
    if (info.path.prev !== undefined) return super.page(info, map, args, where)
    if (where) throw new Error(`the whole list ${info.fieldName} cannot be read within a further condition`)
    if (!this.#isOpen) await this.#open(info, map, args)
    const rows = await this.#run<{ json: object | null }>(`fetch ${this.#size} from whole_list`)
    const nodes = rows.map(({ json }) => {
      if (json === null) throw this.#tooLarge()
      return json
    })
    return { nodes }
  }

  async #open(info: GraphQLResolveInfo, map: string, args: PageArgs): Promise<void> {
    this.#isOpen = true
    const plan = new Plan(this.registry, info, this.viewer)
    const { text, params } = plan.sql.bound(
      plan.every(this.registry.get(map), asGiven(info, args), selectionsBelow(info, ['nodes'])),
    )
    // All of it will be read: the way to its first records is not the one that matters.
    await this.#run('set local cursor_tuple_fraction = 1')
    // What is far too large does not leave the database.
    const fits = `pg_column_size(json) <= ${this.#maxLength * bytesPerCharacter}`
    await this.#run(
      `declare whole_list no scroll cursor for select case when ${fits} then json end as json from (${text}) records`,
      params,
    )
  }
}
