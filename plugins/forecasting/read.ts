import { visibleBy, type ReadField, type ReadSpec } from 'rapport-crm/sdk'
import { ForecastChangeRow, ForecastSeries } from './entity.ts'

const scope = visibleBy.wholeView('forecasts add up the records of all owners')

const fields: Readonly<Record<string, ReadField>> = {
  metrics: { kind: 'expression', sql: (t) => `coalesce(${t}.fitted -> 'metrics', '[]'::jsonb)` },
  baseline: { kind: 'expression', sql: (t) => `${t}.fitted -> 'baseline'` },
  notes: { kind: 'expression', sql: (t) => `coalesce(${t}.fitted -> 'notes', '[]'::jsonb)` },
  provenance: {
    kind: 'object',
    fields: {
      plugin: { kind: 'expression', sql: () => `'forecasting'` },
      pluginVersion: { kind: 'column', column: 'plugin_version', type: 'text', nullable: false },
      modelRun: { kind: 'one', map: 'ModelRun', local: 'model_run_id', foreign: 'id', nullable: false },
      inputHash: { kind: 'column', column: 'input_hash', type: 'text', nullable: false },
      dataAsOf: { kind: 'column', column: 'as_of', type: 'timestamptz', nullable: false },
      cause: { kind: 'column', column: 'cause', type: 'jsonb', nullable: false },
    },
  },
}

const defaultOrder = { field: 'key', direction: 'ASC' } as const

export const reads: readonly ReadSpec[] = [
  { entity: ForecastSeries, fields, defaultOrder, scope },
  { entity: ForecastSeries, type: 'Forecast', fields, defaultOrder, scope },
  {
    entity: ForecastChangeRow,
    type: 'ForecastChange',
    defaultOrder: { field: 'at', direction: 'ASC' },
    scope,
  },
]
