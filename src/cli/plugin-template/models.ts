import { RapportError, type ContextOf, type ModelDefinition, type RunSql, type ScoringResult } from 'rapport-crm/sdk'
import { decodeArtifact, drift, driftProfile, encodeArtifact, type DriftProfile } from 'rapport-crm/task'
import { z } from 'zod'
import type { config, tasks } from './manifest.ts'
import { percentileOf } from './algorithms/percentile.ts'

export type X = ContextOf<typeof config, typeof tasks>

const params = z.strictObject({})

interface Artifact {
  readonly cuts: readonly number[]
  /** The distribution of the contacts trained on, for comparison with later ones. */
  readonly spread: DriftProfile
}

const isArtifact = (value: unknown): value is Artifact =>
  typeof value === 'object' && value !== null && 'spread' in value

interface Counted {
  readonly customerId: string
  readonly contacts: number
}

/** Contacts of each customer before a moment, `$1`, in the window of `$2` days; only those of `$3` if given. */
const contactsQuery = (onlyGiven: boolean) => `
  select c.id::text as customer, count(i.id)::float8 as contacts
  from rapport_v1.customer c left join rapport_v1.interaction i on i.customer_id = c.id and i.deleted_at is null
    and i.occurred_at < $1 and i.occurred_at >= $1::timestamptz - make_interval(days => $2)
  where c.deleted_at is null ${onlyGiven ? 'and c.id = any($3::uuid[])' : ''}
  group by c.id order by c.id`

const save = async (sql: RunSql, rows: readonly (Counted & { percentile: number })[]): Promise<void> => {
  await sql(
    `insert into p_sample_plugin.rank as r (id, customer_id, contacts, percentile)
     select uuid_v7(), d.customer_id, d.contacts, d.percentile
     from jsonb_to_recordset($1::jsonb) as d(customer_id uuid, contacts int, percentile float8)
     on conflict (customer_id) do update set contacts = excluded.contacts, percentile = excluded.percentile,
       updated_at = now(), version = r.version + 1`,
    [JSON.stringify(rows.map((row) => ({ ...row, customer_id: row.customerId })))],
  )
}

/** The scores of some customers, and what the plugin's own table stores about them. */
const score = (counted: readonly Counted[], { cuts }: Artifact, asOf: Date, x: X): ScoringResult => {
  const rows = counted.map((row) => ({ ...row, percentile: percentileOf(cuts, row.contacts) }))
  return {
    scores: rows.map(({ customerId, contacts, percentile }) => ({
      subjectType: 'Customer',
      subjectId: customerId,
      kind: 'sample-plugin.rank',
      value: percentile,
      unit: 'PERCENTILE',
      explanation: {
        method: 'percentile',
        baseValue: 50,
        rawValue: percentile,
        residual: 0,
        factors: [
          {
            feature: 'contacts',
            value: contacts,
            contribution: percentile - 50,
            text: `${contacts} contacts in ${x.config.windowDays} days`,
          },
        ],
      },
      inputHash: x.models.hash({ contacts }),
      dataAsOf: asOf,
    })),
    save: (_unit, sql) => save(sql, rows),
  }
}

/** Ranks customers by their contacts: trained on all of them, scored one by one as contacts arrive. */
export const rank: ModelDefinition<z.output<typeof params>, X> = {
  description: 'Percentile of the contacts in a window of days.',
  params,
  train: async ({ asOf, seed, signal }, x) => {
    const table = await x.snapshot(contactsQuery(false), [asOf.toISOString(), x.config.windowDays], {
      customer: 'text',
      contacts: 'number',
    })
    if (table.rows < x.config.minCustomers)
      throw new RapportError(
        'INSUFFICIENT_DATA',
        `expected at least ${x.config.minCustomers} customers, found ${table.rows}`,
      )
    const { cuts } = await x.run('rank', { contacts: table.contacts }, { seed, signal })
    return {
      artifact: Buffer.from(
        encodeArtifact({ cuts: [...cuts], spread: driftProfile(table.contacts) } satisfies Artifact),
      ),
      rows: table.rows,
      features: [{ name: 'contacts', description: `Contacts in ${x.config.windowDays} days` }],
      metrics: [{ name: 'median_contacts', value: cuts[50]!, split: 'TRAIN' }],
      message: `${table.rows} customers ranked; half of them had at most ${cuts[50]} contacts`,
    }
  },
  decode: (bytes) => decodeArtifact(Buffer.from(bytes).toString(), isArtifact),
  scoreAll: async function* (model, { asOf }, x) {
    const rows = await x.sql(contactsQuery(false), [asOf.toISOString(), x.config.windowDays])
    yield score(rows.map(countedOf), model.artifact as Artifact, asOf, x)
  },
  replay: async (model, { subjectId, asOf }, x, sql) => {
    const rows = await sql(contactsQuery(true), [asOf.toISOString(), x.config.windowDays, [subjectId]])
    return score(rows.map(countedOf), model.artifact as Artifact, asOf, x).scores[0]
  },
  drift: async (model, { asOf }, x) => {
    const rows = await x.sql(contactsQuery(false), [asOf.toISOString(), x.config.windowDays])
    const { spread } = model.artifact as Artifact
    const psi =
      rows.length === 0
        ? 0
        : drift(
            spread,
            Float64Array.from(rows, (row) => countedOf(row).contacts),
          ).index
    const isShifted = psi >= 0.1
    return {
      rows: rows.length,
      features: [{ feature: 'contacts', psi }],
      proposal: psi >= 0.25 ? 'RETRAIN' : isShifted ? 'WATCH' : 'KEEP',
      reasons: isShifted ? [`the distribution of contacts has changed (PSI ${psi.toFixed(2)})`] : [],
    }
  },
  live: {
    topics: ['interaction.logged', 'interaction.updated', 'interaction.deleted'],
    score: async (model, customers, x, sql) => {
      const now = new Date()
      const customerIds = customers.map(({ customerId }) => customerId)
      const rows = await sql(contactsQuery(true), [now.toISOString(), x.config.windowDays, customerIds])
      return score(rows.map(countedOf), model.artifact as Artifact, now, x)
    },
  },
}

const countedOf = (row: Readonly<Record<string, unknown>>): Counted => ({
  customerId: row['customer'] as string,
  contacts: row['contacts'] as number,
})
