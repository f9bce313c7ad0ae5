/** Longest message of a run, in characters. */
const longest = 1_000

/** A run's message, cut to its maximum length with an ellipsis. */
export const fitMessage = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`)
