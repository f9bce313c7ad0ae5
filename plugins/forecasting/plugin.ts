import type { PluginModule, RecordEvent, UnitOfWork } from 'rapport-crm/sdk'
import { ForecastChangeRow, ForecastSeries, PendingMeasure } from './entity.ts'
import { reads } from './read.ts'
import { ForecastResolver } from './resolver.ts'
import { forecastChanged } from './subscription.ts'
import { ForecastTables } from './migrations/0001-forecasts.migration.ts'
import { models } from './models.ts'
import { measuresOf, note } from './store/pending.ts'
import { PipelineResolver } from './resolver/pipeline.ts'
import { refreshSoon, reread, tick } from './jobs.ts'
import type { Context } from './manifest.ts'

const noted =
  (record: keyof typeof measuresOf, text: string) =>
  ({ payload }: { readonly payload: RecordEvent }, unit: UnitOfWork, context: Context): Promise<void> =>
    note(measuresOf[record], payload, text, unit, context)

/** What the manifest's `load` returns. */
export const forecastingModule: PluginModule<Context> = {
  resolvers: [ForecastResolver, PipelineResolver],
  entities: [ForecastSeries, ForecastChangeRow, PendingMeasure],
  migrations: [{ name: '0001-forecasts', class: ForecastTables }],
  reads,
  subscriptions: [forecastChanged],
  models,
  on: {
    'order.recorded': noted('order', 'an order was recorded'),
    'order.updated': noted('order', 'an order was changed'),
    'order.deleted': noted('order', 'an order was deleted'),
    'interaction.logged': noted('interaction', 'an interaction was logged'),
    'interaction.updated': noted('interaction', 'an interaction was changed'),
    'interaction.deleted': noted('interaction', 'an interaction was deleted'),
    'opportunity.created': noted('opportunity', 'an opportunity was opened'),
    'opportunity.updated': noted('opportunity', 'an opportunity was changed'),
    'opportunity.moved': noted('opportunity', 'an opportunity moved to another stage'),
    'opportunity.deleted': noted('opportunity', 'an opportunity was deleted'),
    'customer.deleted': noted('customer', 'a customer was deleted'),
    // What belongs to a customer is shown again with it.
    'customer.updated': async (event, unit, context) => {
      if (event.payload.action === 'ADDED') await noted('customer', 'a customer was restored')(event, unit, context)
    },
  },
  jobs: [refreshSoon, tick, reread],
}
