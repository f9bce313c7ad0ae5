import { defineJob } from 'rapport-crm/sdk'
import type { Context } from './manifest.ts'
import { measure } from './store.ts'

/** Every night, because values change with time alone. It measures everybody, so it can run twice. */
const measureAll = defineJob<Context>({
  name: 'measure-all',
  cron: '20 2 * * *',
  run: (_payload, context, { signal }) => {
    signal.throwIfAborted()
    return context.transact((_unit, sql) => measure(sql, context))
  },
})

export const jobs = [measureAll]
