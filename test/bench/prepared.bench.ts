import { Client, type Pool } from 'pg'
import { PreparingClient } from '../../src/db/preparing-client.ts'
import { withFilledApp } from './filled-app.ts'
import { cpuMsOf } from './cpu.ts'
import { median } from './median.ts'
import type { Bench } from './bench.ts'

const customerFields = `id name segment { segment { name } } lifetimeValue { value { amount } band }
  interactions(first: 10) { nodes { kind subject occurredAt } } opportunities(first: 10) { nodes { name amount { amount currency } } }`
const queries = [
  ['page of 50 customers', `{ customers(first: 50, orderBy: { field: NAME }) { nodes { ${customerFields} } } }`],
  ['one customer', `{ customers(first: 1, orderBy: { field: NAME }) { nodes { ${customerFields} } } }`],
] as const
const rounds = 5
const runs = 400

type Statement = readonly [text: string, values: unknown[]]

/** What reads cost the database when statements that come again are prepared, beside the same statements sent anew, in turns. */
const bench: Bench = () =>
  withFilledApp(2_000, async ({ app, ask, databaseUrl }) => {
    const connection = app.orm.em.getConnection('read') as unknown as { getNativeClient(): Promise<Pool> }
    let sent: Statement | undefined
    ;(await connection.getNativeClient()).on('acquire', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown
      client.query = ((...args: [string, unknown[]]) => {
        if (args[0].includes('from "customer"')) sent = args
        return query(...args)
      }) as typeof client.query
    })
    const clients = [new PreparingClient(databaseUrl), new Client(databaseUrl)] as const
    const rows = []
    try {
      const sessions = await Promise.all(
        clients.map(async (client) => {
          await client.connect()
          const { rows: found } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
          return { client, pid: found[0]!.pid, ms: [] as number[] }
        }),
      )
      for (const [name, query] of queries) {
        await ask(query)
        const [text, values] = sent!
        for (const session of sessions) session.ms = []
        // The first round warms up.
        for (let round = 0; round <= rounds; round++) {
          for (const { client, pid, ms } of sessions) {
            const before = await cpuMsOf([pid])
            for (let i = 0; i < runs; i++) await client.query(text, values)
            if (round > 0) ms.push(((await cpuMsOf([pid])) - before) / runs)
          }
        }
        const [preparedCpuMs, sentAnewCpuMs] = sessions.map(({ ms }) => median(ms)) as [number, number]
        rows.push({ name, figures: { preparedCpuMs, sentAnewCpuMs, ratio: preparedCpuMs / sentAnewCpuMs } })
      }
    } finally {
      await Promise.all(clients.map((client) => client.end()))
    }
    return rows.map((row) => ({ ...row, note: 'processor time of the database, per statement' }))
  })

export default bench
