import type { DbscanResult } from './dbscan.ts'
import { noise } from './dbscan.ts'

/** The fewest customers that make a segment of this many: a hundredth of them; in a small shop five, or a twentieth. */
export const fewestMembers = (customers: number): number =>
  Math.max(Math.ceil(customers / 100), Math.min(5, Math.floor(customers / 20)))

/** Sizes of the segments that have rows, by label. */
const sizesOf = (labels: ArrayLike<number>): Map<number, number> => {
  const sizes = new Map<number, number>()
  for (let i = 0; i < labels.length; i++) if (labels[i]! >= 0) sizes.set(labels[i]!, (sizes.get(labels[i]!) ?? 0) + 1)
  return sizes
}

/** Those of k segments that are large enough. */
export const largeEnough = (labels: ArrayLike<number>, k: number): number[] => {
  const sizes = sizesOf(labels)
  const fewest = fewestMembers(labels.length)
  return Array.from({ length: k }, (_, q) => q).filter((q) => (sizes.get(q) ?? 0) >= fewest)
}

/** Whether all of k segments are. */
export const isLargeEnough = (labels: ArrayLike<number>, k: number): boolean => largeEnough(labels, k).length === k

/** Density finds clusters of any size: those too small for a segment become noise, unless there are no others. */
export const withoutSmall = (found: DbscanResult): DbscanResult => {
  const sizes = sizesOf(found.labels)
  const kept = [...sizes].filter(([, size]) => size >= fewestMembers(found.labels.length)).map(([label]) => label)
  if (kept.length === 0 || kept.length === found.clusters) return found
  const place = new Map(kept.toSorted((a, b) => a - b).map((label, i) => [label, i]))
  const labels = found.labels.map((label) => place.get(label) ?? noise)
  return { ...found, labels, clusters: kept.length, noiseCount: labels.filter((label) => label === noise).length }
}
