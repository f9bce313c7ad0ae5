import { createHash } from 'node:crypto'
import { hashJson } from '../core/canonical-json.ts'
import type { Logger } from '../core/log.ts'
import type { Retention } from '../db/retention.ts'
import { sqlOne, type NotNull, type Row } from '../db/rows.ts'
import type { RunSql } from '../db/sql.ts'
import type { Leadership } from '../db/leadership.ts'

/** Entries sealed at a time, and the interval between checks for new ones. */
const batchRows = 500
const pollMs = 1_000

/** The predecessor of the first entry. */
const start = { position: 0n, hash: createHash('sha256').update('rapport audit').digest('hex') }

// Instants as microseconds, because their text would depend on the time zone of the session. Order by the column with
// its table's name: its alias here is a text.
const columns = `id::text, (extract(epoch from at) * 1000000)::bigint::text as at, actor_kind, actor_id, action, record_type,
  record_id::text, "before", "after", request_id, "position"::text, content_hash, hash`

const headSql = `select "position"::text, hash from audit_entry where "position" is not null order by audit_entry."position" desc limit 1`

type EntryRow = Row<
  'audit_entry',
  | 'id'
  | 'at'
  | 'actor_kind'
  | 'actor_id'
  | 'action'
  | 'record_type'
  | 'record_id'
  | 'before'
  | 'after'
  | 'request_id'
  | 'position'
  | 'content_hash'
  | 'hash'
>

const contentHashOf = (row: EntryRow): string => hashJson([row.before, row.after])

const hashOf = (previous: string, position: bigint, row: EntryRow, contentHash: string): string =>
  hashJson([
    previous,
    String(position),
    row.id,
    row.at,
    row.actor_kind,
    row.actor_id,
    row.action,
    row.record_type,
    row.record_id,
    row.request_id,
    contentHash,
  ])

/**
 * Gives new audit entries their position in the chain: a number, and a hash over the entry and the previous hash. One
 * process does it shortly after the commit, so that writers never wait for each other. It uses the leader's session.
 */
export const sealEntries = async (run: RunSql): Promise<number> => {
  const rows = await run<EntryRow>(
    `select ${columns} from audit_entry where "position" is null order by id limit ${batchRows}`,
  )
  if (rows.length === 0) return 0
  const [head] = await run<{ position: string; hash: string }>(headSql)
  let position = head ? BigInt(head.position) : start.position
  let previous = head ? head.hash : start.hash
  const seals = rows.map((row) => {
    position++
    const contentHash = contentHashOf(row)
    previous = hashOf(previous, position, row, contentHash)
    return { id: row.id, position: String(position), contentHash, hash: previous }
  })
  // If two processes believe they lead, the second collides with the unique positions of the first and checks again.
  const sealed = await run(
    `update audit_entry e set "position" = s."position", content_hash = s.content_hash, hash = s.hash
     from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[]) as s (id, "position", content_hash, hash)
     where e.id = s.id and e."position" is null returning 1`,
    [
      seals.map(({ id }) => id),
      seals.map((seal) => seal.position),
      seals.map(({ contentHash }) => contentHash),
      seals.map(({ hash }) => hash),
    ],
  )
  return sealed.length
}

/** How long entries are kept: ten years. */
const keepDays = 3_650
const isPast = `at < now() - make_interval(days => ${keepDays})`
/** Entries deleted at a time. */
const deletedRows = 2_000

// Only from the oldest on, and two entries that are past their time always stay: the chain begins anew with the first of
// them, and the hash of the second proves that what came before it was past its time too.
const deleteSql = `
with oldest as (
  select id, "position", bool_and(${isPast}) over (order by e."position") as past
  from (select id, at, "position" from audit_entry where "position" is not null order by "position" limit ${deletedRows + 2}) e
), spare as (
  select id, lead(past, 2) over (order by "position") as is_spare from oldest
), gone as (
  delete from audit_entry where id in (select id from spare where is_spare) returning 1
)
select count(*)::int as rows from gone`

export const auditRetention: Retention = {
  table: 'audit_entry',
  rows: 'audit entries',
  days: keepDays,
  deleteSome: async (sql) => (await sqlOne<{ rows: number }>(sql, deleteSql)).rows,
}

interface ChainStart {
  readonly position: bigint
  readonly hash: string
}

/**
 * Where the chain begins now: with its first entry ever, or with the oldest that is kept. A string says what is missing: what comes
 * before the oldest entry was deleted although it was not past its time.
 */
const findStart = async (run: RunSql): Promise<ChainStart | string> => {
  const [oldest, second] = await run<NotNull<'audit_entry', 'position' | 'hash'> & { readonly past: boolean }>(
    `select "position"::text, hash, ${isPast} as past from audit_entry where "position" is not null
     order by audit_entry."position" limit 2`,
  )
  if (!oldest || oldest.position === '1') return start
  if (!second?.past) return `the entry 1 is missing; the next one is ${oldest.position}`
  return { position: BigInt(oldest.position), hash: oldest.hash }
}

/** The result of checking a part of the chain. */
export interface ChainCheck {
  /** The last entry checked, `<position>:<hash>`; the `after` of the next part. */
  readonly head: string
  readonly checked: number
  /** Entries whose `before` and `after` have been erased since; the rest of each entry is still verified. */
  readonly erased: number
  /** Whether this was the end of the chain. */
  readonly complete: boolean
  /** The first problem; null if there is none. */
  readonly problem: string | null
}

/**
 * Checks up to `limit` entries after `after` (an earlier head; by default from the oldest that is kept) against their hashes. The
 * oldest entry itself cannot be checked once those before it are past their time and deleted.
 */
export const checkChain = async (run: RunSql, after: string | undefined, limit: number): Promise<ChainCheck> => {
  const first = await findStart(run)
  const from = after === undefined ? (typeof first === 'string' ? start : first) : parseHead(after)
  if (!from) throw new RangeError(`expected <position>:<hash>, got ${after}`)
  let { position, hash } = from
  let erased = 0
  let checked = 0
  const found = (problem: string | null, complete: boolean): ChainCheck => ({
    head: `${position}:${hash}`,
    checked,
    erased,
    complete,
    problem,
  })
  if (typeof first === 'string') return found(first, true)
  if (position < first.position)
    return found(
      `the entry ${position} is past its time and deleted; check from the oldest entry, ${first.position}`,
      true,
    )
  if (position > 0n) {
    const [row] = await run<Row<'audit_entry', 'hash'>>('select hash from audit_entry where "position" = $1', [
      String(position),
    ])
    if (row?.hash !== hash) return found(`the entry ${position} is not the one that had the hash ${hash}`, true)
  }
  const rows = await run<EntryRow>(
    `select ${columns} from audit_entry where "position" > $1 order by audit_entry."position" limit ${limit + 1}`,
    [String(position)],
  )
  for (const row of rows.slice(0, limit)) {
    const expected = position + 1n
    if (row.position !== String(expected))
      return found(`the entry ${expected} is missing; the next one is ${row.position}`, true)
    const content = row.content_hash ?? ''
    const isErased = row.before === null && row.after === null && content !== contentHashOf(row)
    if (!isErased && content !== contentHashOf(row))
      return found(`the values of the entry ${expected} were changed after it was sealed`, true)
    if (row.hash === null || hashOf(hash, expected, row, content) !== row.hash)
      return found(`the entry ${expected} was changed after it was sealed`, true)
    if (isErased) erased++
    checked++
    position = expected
    hash = row.hash
  }
  return found(null, rows.length <= limit)
}

const parseHead = (text: string): { position: bigint; hash: string } | undefined => {
  const match = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text)
  return match ? { position: BigInt(match[1]!), hash: match[2]! } : undefined
}

/** Seals audit entries as long as this process leads. */
export class AuditChain {
  readonly #leadership: Leadership
  readonly #log: Logger
  #timer: NodeJS.Timeout | undefined
  #release: (() => Promise<void>) | undefined
  #sealing: Promise<void> | undefined

  constructor(leadership: Leadership, log: Logger) {
    this.#leadership = leadership
    this.#log = log
  }

  start(): void {
    this.#release = this.#leadership.claim('audit chain', {
      gained: () => {
        this.#timer = setInterval(() => {
          this.#sealing ??= this.#seal()
        }, pollMs)
        this.#timer.unref()
      },
      lost: () => clearInterval(this.#timer),
    })
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#sealing
    await this.#release?.()
  }

  async #seal(): Promise<void> {
    const run: RunSql = <R extends object>(text: string, params: readonly unknown[] = []) =>
      this.#leadership.query<R>({ text, values: [...params] })
    try {
      while ((await sealEntries(run)) === batchRows);
    } catch (error) {
      this.#log.warn({ err: error }, 'could not seal audit entries; trying again')
    }
    this.#sealing = undefined
  }
}
