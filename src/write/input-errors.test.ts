import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RapportError } from '../core/errors.ts'
import { checked, checkedEach, checkedInTurn, problemsOf } from './input-errors.ts'

const problemAt = (...path: string[]) => new RapportError('INVALID_INPUT', `wrong ${path.join('.')}`, { path })
const caught = async (work: () => unknown): Promise<unknown> => {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('expected a failure')
}

describe.each([
  ['checked', checked],
  ['checkedInTurn', checkedInTurn],
])('%s', (_name, all) => {
  it('tells every problem in the order of the checks, or gives every value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 6 }), async (wrong) => {
        const checks = Object.fromEntries(
          wrong.map((isWrong, i) => [
            `f${i}`,
            () => {
              if (isWrong) throw problemAt('input', `f${i}`)
              return i
            },
          ]),
        )
        const expected = wrong.flatMap((isWrong, i) => (isWrong ? [`wrong input.f${i}`] : []))
        if (expected.length === 0) {
          expect(await all(checks)).toEqual(Object.fromEntries(wrong.map((_, i) => [`f${i}`, i])))
          return
        }
        const error = await caught(() => all(checks))
        expect(error).toBeInstanceOf(RapportError)
        expect(problemsOf(error as RapportError).map(({ message }) => message)).toEqual(expected)
      }),
    )
  })

  it('throws errors that the input did not cause at once', async () => {
    const away = new RapportError('UNAVAILABLE', 'the database is away')
    const bug = new TypeError('x is not a function')
    for (const other of [away, bug]) {
      const error = await caught(() =>
        all({
          name: () => {
            throw problemAt('input', 'name')
          },
          other: () => {
            throw other
          },
        }),
      )
      expect(error).toBe(other)
    }
  })
})

it('checkedEach keeps the order of the items and tells the problems of all, checks within checks too', async () => {
  const items = Array.from({ length: 12 }, (_, i) => i)
  expect(checkedEach(items, (item) => item * 2)).toEqual(items.map((item) => item * 2))
  const error = await caught(() =>
    checkedEach(items, (item) =>
      checked({
        a: () => {
          if (item > 9) throw problemAt('input', String(item), 'a')
        },
        b: () => {
          if (item === 10) throw problemAt('input', String(item), 'b')
        },
      }),
    ),
  )
  expect(problemsOf(error as RapportError).map(({ inputPath }) => inputPath.join('.'))).toEqual([
    'input.10.a',
    'input.10.b',
    'input.11.a',
  ])
})
