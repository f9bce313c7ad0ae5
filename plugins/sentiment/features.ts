import { mayBeProcessed, type ModelUse, type RunSql, type ViewRow } from 'rapport-crm/sdk'
import type { Settings } from './artifact.ts'

/** An interaction with its text. */
export interface Interaction {
  readonly id: string
  readonly customerId: string
  readonly version: number
  readonly direction: string | null
  /** ISO text, to the microsecond. */
  readonly occurredAt: string
  /** Milliseconds since 1970. */
  readonly atMs: number
  readonly subject: string | null
  readonly body: string | null
  /** What `properties.sentimentLabel` holds, as text. */
  readonly label: string | null
}

/** Interactions and bytes of text that are in memory at once. */
const pageRows = 4_000
const pageBytes = 16 * 2 ** 20

/** Has a word in it, or at least a sign. */
export const hasText = `(i.subject ~ '\\S' or i.body ~ '\\S')`

/** Not deleted, and of a customer whom models may use in this way. */
export const isPresent = (use: ModelUse): string =>
  `i.deleted_at is null and exists (select from rapport_v1.customer c where c.id = i.customer_id and ${mayBeProcessed(use, 'sentiment', 'c')})`

/** A row of `pageSql`. */
type InteractionRow = ViewRow<
  'interaction',
  'id' | 'customer_id' | 'version' | 'direction' | 'occurred_at' | 'subject' | 'body'
> & { readonly at_ms: number; readonly label: string | null }

// The size of a text is known without reading it, so a page ends before it grows too large.
const pageSql = (where: string, params: number) => `
  select p.id, p.customer_id, p.version, p.direction, p.occurred_at::text as occurred_at, extract(epoch from p.occurred_at)::float8 * 1000 as at_ms,
    p.subject, left(p.body, $${params + 4}) as body, p.label
  from (
    select i.*, row_number() over w as place, sum(least(coalesce(octet_length(i.body), 0), 4 * $${params + 4}::int)) over w as bytes
    from (
      select i.id, i.customer_id, i.version, i.direction, i.occurred_at, i.subject, i.body, i.properties ->> 'sentimentLabel' as label
      from rapport_v1.interaction i
      where ${where} and (i.customer_id, i.occurred_at, i.id) > ($${params + 1}::uuid, $${params + 2}::timestamptz, $${params + 3}::uuid)
      order by i.customer_id, i.occurred_at, i.id limit ${pageRows}
    ) i
    window w as (order by i.customer_id, i.occurred_at, i.id)
  ) p
  where p.place = 1 or p.bytes <= ${pageBytes}
  order by p.place`

const firstId = '00000000-0000-0000-0000-000000000000'

/**
 * Interactions in order of customer, time and id, a page at a time.
 * @param where SQL over `interaction i`, with `params` as `$1`, `$2`, …
 */
export async function* interactionPages(
  sql: RunSql,
  where: string,
  params: readonly unknown[],
  { maxCharacters }: Settings,
): AsyncGenerator<readonly Interaction[]> {
  const text = pageSql(where, params.length)
  const pageAfter = async (last: Interaction | undefined): Promise<readonly Interaction[]> => {
    const rows = await sql<InteractionRow>(text, [
      ...params,
      last?.customerId ?? firstId,
      last?.occurredAt ?? '-infinity',
      last?.id ?? firstId,
      // One more than is read, so that it shows where a text is longer.
      maxCharacters + 1,
    ])
    return rows.map(interactionOf)
  }
  let page = await pageAfter(undefined)
  while (page.length > 0) {
    yield page
    page = await pageAfter(page.at(-1))
  }
}

const interactionOf = (row: InteractionRow): Interaction => ({
  id: row.id,
  customerId: row.customer_id,
  version: row.version,
  direction: row.direction,
  occurredAt: row.occurred_at,
  atMs: row.at_ms,
  subject: row.subject,
  body: row.body,
  label: row.label,
})

/** What stands between subject and body: an empty line, which ends a sentence. */
const between = '\n\n'

/** Subject and body as one text. */
export const textOf = ({ subject, body }: Pick<Interaction, 'subject' | 'body'>): string =>
  subject && body ? `${subject}${between}${body}` : (subject ?? body ?? '')

/** Where a place of the whole text is: in the subject or in the body, and from which offset on. */
export const placeOf = (
  { subject, body }: Pick<Interaction, 'subject' | 'body'>,
  start: number,
): { readonly field: 'SUBJECT' | 'BODY'; readonly offset: number } => {
  if (!subject) return { field: 'BODY', offset: 0 }
  return !body || start < subject.length
    ? { field: 'SUBJECT', offset: 0 }
    : { field: 'BODY', offset: subject.length + between.length }
}
