import { describe, expect, it } from 'vitest'
import { periodOf } from './calendar.ts'
import { eventColumns, splitAtOrigin } from './events.ts'

const day = (text: string) => Date.parse(text)

describe('events', () => {
  it('counts the days of each period that an event covers, weighted, one column a name', () => {
    const first = periodOf(day('2024-03-01'), 'MONTH')
    const { names, columns } = eventColumns(
      [
        { name: 'sale', fromMs: day('2024-03-30'), toMs: day('2024-04-02'), weight: 0.5 },
        { name: 'Easter', fromMs: day('2024-03-29'), toMs: day('2024-04-01') },
        { name: 'sale', fromMs: day('2024-05-10'), toMs: day('2024-05-10') },
        { name: 'sale', fromMs: day('2023-01-01'), toMs: day('2023-01-31') },
      ],
      'MONTH',
      first,
      3,
    )
    expect(names).toEqual(['Easter', 'sale'])
    expect([...columns.data]).toEqual([3, 1, 1, 1, 0, 1])
  })

  it('marks each covered hour with the weight', () => {
    const first = periodOf(day('2024-03-01'), 'HOUR')
    const { columns } = eventColumns(
      [{ name: 'x', fromMs: day('2024-03-01'), toMs: day('2024-03-01') }],
      'HOUR',
      first,
      26,
    )
    expect(columns.data.reduce((a, b) => a + b)).toBe(24)
    expect(Array.from(columns.data.slice(22))).toEqual([1, 1, 0, 0])
  })

  it('are cut into the past of a series and what lies ahead', () => {
    const columns = { data: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 3, cols: 2 }
    const { known, future } = splitAtOrigin({ names: ['a', 'b'], columns }, 2)
    expect(known).toEqual({ names: ['a', 'b'], columns: { data: Float64Array.of(1, 2, 3, 4), rows: 2, cols: 2 } })
    expect(future).toEqual({ data: Float64Array.of(5, 6), rows: 1, cols: 2 })
  })
})
