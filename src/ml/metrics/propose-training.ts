/** From these values on, a population stability index means a shift, and a large one. */
const shiftFrom = 0.1
const largeFrom = 0.25

/** What drift proposes, and why: one sentence per reason, none for KEEP. */
export interface TrainingProposal {
  readonly proposal: 'KEEP' | 'WATCH' | 'RETRAIN'
  readonly reasons: readonly string[]
}

/** Another reason to retrain, besides the features. */
export interface DriftSign {
  readonly isLarge: boolean
  readonly reason: string
}

/** `frequency is distributed quite differently (PSI 0.31)` */
const spreadWords = (feature: string, psi: number): string =>
  `${feature} is distributed ${psi >= largeFrom ? 'quite ' : ''}differently (PSI ${psi.toFixed(2)})`

/**
 * Proposes what to do about drift: RETRAIN if the population stability index of a feature reaches 0.25 or a sign is
 * large, WATCH from 0.1 or any sign on. Reasons name the features that shifted most first, then the signs.
 */
export const proposeTraining = <Feature extends string>(
  features: readonly { readonly feature: Feature; readonly psi: number }[],
  signs: readonly DriftSign[] = [],
  words: (feature: Feature, psi: number) => string = spreadWords,
): TrainingProposal => {
  const shifted = features.filter(({ psi }) => psi >= shiftFrom).toSorted((a, b) => b.psi - a.psi)
  const reasons = [...shifted.map(({ feature, psi }) => words(feature, psi)), ...signs.map(({ reason }) => reason)]
  const isLarge = shifted.some(({ psi }) => psi >= largeFrom) || signs.some((sign) => sign.isLarge)
  return { proposal: isLarge ? 'RETRAIN' : reasons.length > 0 ? 'WATCH' : 'KEEP', reasons }
}
