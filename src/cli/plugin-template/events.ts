import type { EventHandler, PluginModule } from 'rapport-crm/sdk'
import { topics } from './features.ts'
import type { Context } from './manifest.ts'
import { measure } from './store.ts'

/** Measures the customer of an event again, in the transaction that marks the event as read. */
const again: EventHandler<Context, (typeof topics)[number]> = ({ payload }, _unit, context, sql) =>
  measure(sql, context, [payload.customerId])

/** The event handlers, by topic. */
export const on: NonNullable<PluginModule<Context>['on']> = Object.fromEntries(topics.map((topic) => [topic, again]))
