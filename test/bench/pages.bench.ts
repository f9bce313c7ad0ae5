import { askPageOf, pageOperations } from '../support/pages.ts'
import { withFilledApp } from './filled-app.ts'
import { median } from './median.ts'
import type { Bench, BenchRow } from './bench.ts'

const rounds = 15

/** The pages of a CRM on 2,000 simulated customers with a model of every plugin: price, statements, bytes, time. */
const bench: Bench = () =>
  withFilledApp(2_000, async ({ app, key, sql, train }): Promise<BenchRow[]> => {
    await train('segmentation', 'RFM')
    await train('clv', 'BG_NBD')
    await train('sentiment', 'LEXICON')
    await train('forecasting', 'AUTO', { series: [{ measure: 'REVENUE', granularity: 'MONTH' }] })
    await sql('analyze')
    const [customer] = await sql('select subject_id as id from score group by 1 order by count(*) desc, 1 limit 1')
    const ask = askPageOf(app.url, key)
    const rows: BenchRow[] = []
    for (const page of await pageOperations(`cus_${String(customer!['id'])}`)) {
      const times: number[] = []
      let last = await ask(page)
      for (let i = 0; i < rounds; i++) {
        const began = performance.now()
        last = await ask(page)
        times.push(performance.now() - began)
      }
      if (last.errors) throw new Error(`${page.name}: ${last.errors.map(({ message }) => message).join('; ')}`)
      const { cost, statements, bytes } = last
      rows.push({ name: page.name, figures: { points: cost, statements, bytes, medianMs: median(times) } })
    }
    return rows
  })

export default bench
