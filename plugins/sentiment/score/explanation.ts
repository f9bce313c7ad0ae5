import type { Explanation, ScoreDraft } from 'rapport-crm/sdk'

/** What the factors leave of the raw value; rounding is not unexplained. */
export const residualOf = (raw: number, baseValue: number, factors: Explanation['factors']): number => {
  const residual = factors.reduce((left, { contribution }) => left - contribution, raw - baseValue)
  return Math.abs(residual) <= 1e-9 * Math.max(1, Math.abs(raw)) ? 0 : residual
}

/** A value from −1 to 1 in a word. */
export const bandOf = (value: number): NonNullable<ScoreDraft['band']> => {
  if (value <= -0.5) return 'VERY_LOW'
  if (value <= -0.15) return 'LOW'
  if (value < 0.15) return 'MEDIUM'
  return value < 0.5 ? 'HIGH' : 'VERY_HIGH'
}
