/** Lower limits of the bands of a sentiment from −1 to 1. */
export const sentimentBands = [-0.5, -0.15, 0.15, 0.5] as const
