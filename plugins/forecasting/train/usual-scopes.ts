import { rateFor } from 'rapport-crm/sdk'
import { isSale } from '../features.ts'
import type { SeriesScope } from '../features/scope.ts'
import type { Settings } from '../artifact.ts'
import type { Context } from '../manifest.ts'

const months = (measure: SeriesScope['measure'], part?: string): SeriesScope => ({
  measure,
  granularity: 'MONTH',
  ...(part !== undefined && { part }),
})

/**
 * What a training forecasts if it names no series; products by their sales in the year before, the best-selling first.
 */
export const usualScopes = async (
  asOf: Date,
  { currency }: Pick<Settings, 'currency'>,
  context: Context,
): Promise<SeriesScope[]> => {
  const products = await context.sql<{ id: string }>(
    `select l.product_id::text as id from rapport_v1.order o join rapport_v1.order_line l on l.order_id = o.id
       cross join lateral ${rateFor('o.currency', 'o.placed_at', '$2::text')} r
     where ${isSale}
       and o.placed_at <= $1::timestamptz and o.placed_at > $1::timestamptz - interval '1 year'
     group by l.product_id order by sum(l.total_value * r.rate) desc, l.product_id limit $3`,
    [asOf.toISOString(), currency, context.config.products],
  )
  return [
    months('REVENUE'),
    { measure: 'REVENUE', granularity: 'WEEK' },
    months('PIPELINE_WON'),
    months('PIPELINE_EXPECTED'),
    months('ACTIVITY'),
    ...products.map(({ id }) => months('QUANTITY', id)),
  ]
}
