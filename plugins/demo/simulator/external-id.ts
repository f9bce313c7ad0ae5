/** The source under which simulated customers have their external ids. */
export const demoSource = 'demo'

/** The external id of customer `index` of a seed: who it is can be drawn again from that. */
export const externalIdOf = (seed: number, index: number): string => `${seed}-${index}`

/** The seed and the number behind an external id; undefined where it is not one of a simulated customer. */
export const placeOf = (externalId: string): { readonly seed: number; readonly index: number } | undefined => {
  const match = /^(\d{1,10})-(\d{1,9})$/.exec(externalId)
  return match ? { seed: Number(match[1]), index: Number(match[2]) } : undefined
}
