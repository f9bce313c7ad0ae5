import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeOperation } from './differential/operations.ts'
import { positionsOf } from './differential/positions.ts'
import {
  missingIn,
  overSocket,
  rowsOf,
  sampleFor,
  seedRecords,
  showRecords,
  withoutOwn,
} from './differential/two-apps.ts'
import { forms, type Draws } from './differential/values.ts'
import { startTestApp, type TestApp } from './support/app.ts'

/** `DIFFERENTIAL_APP_OPERATIONS=1000 npx vitest run test/differential-app.test.ts` is the long run. */
const operations = Number(process.env['DIFFERENTIAL_APP_OPERATIONS'] ?? 60)
const seed = Number(process.env['DIFFERENTIAL_SEED'] ?? 8)
/** Operations between two looks at the rows. */
const between = 20

/** What they start goes on in the background, at a pace of its own. */
const leftOut = new Set(['Mutation.importRecords'])

const since = new Date()
let cold: TestApp
let warm: TestApp
let socket: ReturnType<typeof overSocket>

beforeAll(async () => {
  const env = { RATE_LIMIT: '1000000000' }
  cold = await startTestApp({ env })
  warm = await startTestApp({ env })
  await seedRecords(cold)
  await seedRecords(warm)
  socket = overSocket(warm)
})
afterAll(async () => {
  await socket?.stop()
  await cold?.stop()
  await warm?.stop()
})

const drawsOf = (gen: fc.GeneratorValue): Draws => {
  const below = (n: number) => gen(fc.nat, { max: n - 1 })
  return { below, oneOf: (items) => items[below(items.length)]!, chance: (oneIn) => below(oneIn) === 0 }
}

it(`${operations} mutations say and store the same, each text new over HTTP or one text over and over by WebSocket`, async () => {
  const { schema } = cold.app
  const goals = positionsOf(schema).filter(({ trail: [root] }) => root!.startsWith('Mutation.') && !leftOut.has(root!))
  let rows: readonly string[] = []
  const compareRows = async () => {
    const [ofWarm, ofCold] = [await rowsOf(warm, since), await rowsOf(cold, since)]
    expect({ warm: missingIn(ofWarm, ofCold), cold: missingIn(ofCold, ofWarm) }).toEqual({ warm: [], cold: [] })
    rows = ofCold
  }
  const mutations = new Set<string>()
  const used = new Set<string>()
  let refused = 0
  let i = 0
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (gen) => {
      // A step that has no factor in common with their number, so that few operations are spread over all of them.
      const goal = goals[(i * 37) % goals.length]!
      const { query, variables } = writeOperation(
        schema,
        drawsOf(gen),
        {
          pending: new Set(goal.trail),
          goal: goal.coordinate,
          form: forms[(i + Math.floor(i / goals.length)) % forms.length]!,
          sample: sampleFor,
          onUse: (coordinate) => used.add(coordinate),
        },
        (coordinate) => coordinate === goal.trail[0],
      )
      mutations.add(goal.trail[0]!)
      await showRecords(cold)
      await showRecords(warm)
      for (const sight of ['first', 'second', 'third']) {
        const { data, errors } = await cold.ask(`${query} # ${i} ${sight}`, variables)
        const wanted = withoutOwn({ data, errors }, since)
        const got = withoutOwn(await socket.ask(query, variables), since)
        if (got !== wanted) expect({ sight, query, variables, got }).toEqual({ sight, query, variables, got: wanted })
        if (errors) refused++
      }
      if (++i % between === 0) await compareRows()
    }),
    { seed, numRuns: operations, endOnFailure: true },
  )
  await compareRows()
  const covered = goals.filter(({ coordinate }) => used.has(coordinate)).length
  const writes = rows.filter((row) => row.startsWith('audit_entry ')).length
  process.stdout.write(
    `${i} operations, three times each, of ${mutations.size} mutations; ${covered} of ${goals.length} input positions; ${refused} answers refused as a whole; ${writes} writes audited, ${rows.length} rows the same\n`,
  )
  expect(mutations.size).toBeGreaterThan(20)
  expect(writes).toBeGreaterThan(operations / 2)
}, 1_200_000)
