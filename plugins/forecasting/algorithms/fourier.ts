import { exactSeason } from './calendar.ts'

/** The most harmonics of a season: enough for a weekly shape of hours, few enough for a smooth year of days. */
const harmonicsOf = (season: number): number => {
  if (season >= 300) return 10
  if (season >= 100) return 24
  if (season >= 50) return 8
  return Math.min(12, Math.floor(season / 2))
}

/**
 * Sine and cosine pairs of each season, as functions of the time index; harmonics shared by two seasons (the day within the
 * week) appear once, and the sine that is zero at every integer (half an even season) is left out.
 * @returns frequencies in cycles a period and whether the column is a sine
 */
export const fourierTerms = (seasons: readonly number[]): { frequency: number; sine: boolean }[] => {
  const terms: { frequency: number; sine: boolean }[] = []
  for (const season of seasons) {
    const length = exactSeason(season)
    for (let k = 1; k <= harmonicsOf(season); k++) {
      const frequency = k / length
      if (terms.some((term) => Math.abs(term.frequency - frequency) < 1e-9)) continue
      terms.push({ frequency, sine: false })
      if (Math.abs(frequency - 0.5) > 1e-9) terms.push({ frequency, sine: true })
    }
  }
  return terms
}

/** Values of the Fourier columns at time index `t`: `cos 2πft` or `sin 2πft`. */
export const fourierRow = (terms: readonly { frequency: number; sine: boolean }[], t: number): number[] =>
  terms.map(({ frequency, sine }) => {
    const turn = 2 * Math.PI * ((frequency * t) % 1)
    return sine ? Math.sin(turn) : Math.cos(turn)
  })
