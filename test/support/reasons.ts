import { expect } from 'vitest'

export interface Reasons {
  readonly baseValue: number
  readonly residual: number
  readonly rawValue: number
  readonly factors: readonly { readonly contribution: number; readonly feature: string; readonly text: string }[]
}

const areReasons = (value: unknown): value is Reasons =>
  typeof value === 'object' && value !== null && 'rawValue' in value && 'factors' in value

/** An explanation as a row of a score holds it. */
export const reasonsIn = (value: unknown): Reasons => {
  expect(value).toMatchObject({ baseValue: expect.any(Number), factors: expect.any(Array) })
  if (areReasons(value)) return value
  throw new TypeError('expected an explanation')
}

/** What the parts of an explanation add up to. */
export const sumOf = ({ baseValue, residual, factors }: Reasons): number =>
  factors.reduce((sum, { contribution }) => sum + contribution, baseValue + residual)
