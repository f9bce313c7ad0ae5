import { isDeepStrictEqual } from 'node:util'
import { execute, parse, validate, type ExecutionResult } from 'graphql'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { Executor } from '../src/api/executor.ts'
import { core } from '../src/api/schema.ts'
import { createLog } from '../src/core/log.ts'
import { discoverEntities } from '../src/db/orm.ts'
import { loadPlugins } from '../src/api/load-plugins.ts'
import { writeOperation } from './differential/operations.ts'
import { positionsOf, rootFieldsOf } from './differential/positions.ts'
import { record, type Call } from './differential/recording.ts'
import { forms, type Draws } from './differential/values.ts'

/** `DIFFERENTIAL_OPERATIONS=20000 npx vitest run test/differential.test.ts` is the long run; another seed, other operations. */
const operations = Number(process.env['DIFFERENTIAL_OPERATIONS'] ?? 2_500)
const seed = Number(process.env['DIFFERENTIAL_SEED'] ?? 8)

/** Draws of fast-check, so that its seed decides and a failure is told with what was drawn. */
const drawsOf = (gen: fc.GeneratorValue): Draws => {
  const below = (n: number) => gen(fc.nat, { max: n - 1 })
  return { below, oneOf: (items) => items[below(items.length)]!, chance: (oneIn) => below(oneIn) === 0 }
}

const samples: Readonly<Record<string, readonly unknown[]>> = {
  String: ['text', '', 'Ünï'],
  ID: ['cus_1', 'x'],
  Int: [1, 20, -3],
  Float: [1.5, 2, 0],
  Boolean: [true, false],
  DateTime: ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00+02:00'],
  Date: ['2026-03-01'],
  Decimal: ['12.50', '3'],
}

interface Outcome {
  readonly data: string
  readonly errors: readonly string[]
  readonly calls: readonly Call[]
}

/** Faults of resolvers are told in words of our own; which fault it is counts. */
const kindOf = (message: string): string =>
  message
    .replace(/ but got: [^]*$/, '')
    .replace(/^(Expected `|expected \w+ to serialise)[^]*$/, 'a value that cannot be serialised')
    .replace(/^(Abstract type|Runtime Object type|expected \S+ to be one of)[^]*$/, 'a value of no such type')

const outcomeOf = async (seedOf: number, run: (context: object) => unknown): Promise<Outcome> => {
  const calls: Call[] = []
  const { data, errors } = (await run({ seed: seedOf, calls })) as ExecutionResult
  return {
    data: JSON.stringify(data),
    errors: (errors ?? []).map((error) => JSON.stringify({ ...error.toJSON(), message: kindOf(error.message) })),
    calls,
  }
}

describe('the executor against graphql-js', () => {
  it(`gives the same data, errors and arguments at each sight of ${operations} operations`, async () => {
    const host = await loadPlugins(plugins, createLog('silent'))
    const { schema } = core.build(host.loaded, discoverEntities(host.entitiesWith(core)))
    record(schema)
    const positions = positionsOf(schema)
    const rootFields = rootFieldsOf(schema)
    // Root fields without arguments are goals too.
    const goals = [...positions, ...rootFields.map((coordinate) => ({ coordinate, trail: [coordinate] }))]
    const used = new Map<string, Set<string>>()
    const roots = new Set<string>()
    let i = 0
    let invalid = 0
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const goal = goals[i % goals.length]!
        const operation = writeOperation(schema, drawsOf(gen), {
          pending: new Set(goal.trail),
          goal: goal.coordinate,
          form: forms[Math.floor(i / goals.length) % forms.length]!,
          sample: (type, _coordinate, draws) => draws.oneOf(samples[type]!),
          onUse: (coordinate, form) => {
            const of = used.get(coordinate) ?? new Set<string>()
            used.set(coordinate, of.add(form))
          },
        })
        roots.add(goal.trail[0]!)
        const document = parse(operation.query)
        // Every one in ten: validation takes more time than everything else.
        if (i % 10 === 0) {
          const problems = validate(schema, document)
          if (problems.length > 0) invalid++
          expect(problems.map(({ message }) => message)).toEqual([])
        }
        const seedOf = i++
        const { variables } = operation
        const wanted = await outcomeOf(seedOf, (contextValue) =>
          execute({ schema, document, contextValue, variableValues: variables }),
        )
        const executor = new Executor(schema)
        for (const sight of ['first', 'second', 'third']) {
          const got = await outcomeOf(seedOf, (context) =>
            executor.execute({ document, operationName: undefined, variables, context }),
          )
          if (!isDeepStrictEqual(got, wanted))
            expect({ sight, ...operation, ...got }).toEqual({ sight, ...operation, ...wanted })
        }
      }),
      { seed, numRuns: operations, endOnFailure: true },
    )
    const share = (n: number, of: number) => `${((100 * n) / of).toFixed(1)} % (${n} of ${of})`
    const covered = positions.filter(({ coordinate }) => used.has(coordinate)).length
    const ways = [...used.values()].reduce((sum, of) => sum + of.size, 0)
    process.stdout.write(
      `${i} operations, ${invalid} invalid; input positions ${share(covered, positions.length)}; ` +
        `root fields ${share(roots.size, rootFields.length)}; ` +
        `ways of giving a value per position ${(ways / positions.length).toFixed(1)} of ${forms.length}\n`,
    )
    expect(covered).toBe(positions.length)
    expect(roots.size).toBe(rootFields.length)
  }, 1_200_000)
})
