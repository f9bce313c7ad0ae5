import { expect, it } from 'vitest'
import { z } from 'zod'
import { schemaProblems } from './schema-problems.ts'

const schema = z.strictObject({
  k: z.number().int().min(1).max(50).optional(),
  eps: z.number().positive().optional(),
  linkage: z.enum(['ward', 'average']).optional(),
  features: z.array(z.string()).min(1).optional(),
  series: z.array(z.strictObject({ measure: z.string() })).optional(),
  add: z.boolean().optional(),
})

it.each([
  [{ k: 0 }, 'k: expected 1 or more, got 0'],
  [{ k: 51 }, 'k: expected at most 50, got 51'],
  [{ k: 2.5 }, 'k: expected a whole number, got 2.5'],
  [{ k: '5' }, 'k: expected a number, got "5"'],
  [{ k: null }, 'k: expected a number, got null'],
  [{ eps: 0 }, 'eps: expected more than 0, got 0'],
  [{ linkage: 'x' }, 'linkage: expected one of ward, average, got "x"'],
  [{ features: [] }, 'features: expected 1 or more items, got []'],
  [{ add: 'yes' }, 'add: expected true or false, got "yes"'],
  [{ foo: 1 }, 'params: expected only k, eps, linkage, features, series, add, got "foo"'],
  [[], 'params: expected an object, got []'],
  [{ series: [{}] }, 'series.0.measure: expected text, got nothing'],
])('%j is reported with what was expected and what arrived', (given, problem) => {
  const { error } = schema.safeParse(given)
  expect(schemaProblems(schema, error!, given, 'params')).toEqual([problem])
})

it('tells every problem, and keeps the words that a schema has of its own', () => {
  const own = z.object({ a: z.number(), b: z.string() }).refine(() => false, 'expected luck')
  const wrong = { a: 'x', b: 1 }
  expect(schemaProblems(own, own.safeParse(wrong).error!, wrong, 'body')).toEqual([
    'a: expected a number, got "x"',
    'b: expected text, got 1',
  ])
  const right = { a: 1, b: 'x' }
  expect(schemaProblems(own, own.safeParse(right).error!, right, 'body')).toEqual(['body: expected luck'])
})
