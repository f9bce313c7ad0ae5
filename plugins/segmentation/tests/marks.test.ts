import { expect, it } from 'vitest'
import { markOf } from '../console/marks.ts'

it('marks of segments are never the same, and neighbours differ in colour and in shape', () => {
  const segments = Array.from({ length: 56 }, (_, i) => ({ id: String(i) }))
  const marks = segments.map(({ id }) => markOf(segments, id))
  expect(new Set(marks.map(({ color, shape }) => `${color} ${shape}`)).size).toBe(56)
  expect(new Set(marks.slice(0, 16).map(({ color }) => color)).size).toBe(16)
  for (const [i, mark] of marks.slice(1).entries()) {
    expect(mark.color).not.toBe(marks[i]!.color)
    expect(mark.shape).not.toBe(marks[i]!.shape)
  }
})
