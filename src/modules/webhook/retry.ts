/** The longest time that a receiver can ask us to wait. */
const maxWaitSeconds = 24 * 3_600
/** Longer than any delivery waits for its next attempt. */
export const noAttemptSeconds = 2 * maxWaitSeconds

/** How long a delivery waits after its `attempts`th attempt, in seconds: 5 s, doubled each time, up to an hour, less up to a half by chance. */
export const deliveryWait = (attempts: number, chance = Math.random()): number =>
  Math.min(3_600, 5 * 2 ** Math.min(attempts - 1, 20)) * (1 - chance / 2)

/** Failures in a row after which a receiver counts as away. */
export const failuresUntilAway = 3

/**
 * How long a receiver is left alone after `failures` in a row, in seconds: not at all before it counts as away, then 10 s, doubled each time, up
 * to 10 minutes, less up to a half by chance.
 */
export const receiverWait = (failures: number, chance = Math.random()): number =>
  failures < failuresUntilAway
    ? 0
    : Math.min(600, 10 * 2 ** Math.min(failures - failuresUntilAway, 10)) * (1 - chance / 2)

/** The seconds that a Retry-After header asks for, a number or a date, at most a day; undefined for anything else. */
export const retryAfterSeconds = (header: string | undefined, now: Date): number | undefined => {
  const text = header?.trim() ?? ''
  const seconds = /^\d{1,9}$/.test(text)
    ? Number(text)
    : /^[A-Z][a-z]{2}, /.test(text)
      ? (Date.parse(text) - now.getTime()) / 1_000
      : NaN
  return seconds > 0 ? Math.min(maxWaitSeconds, seconds) : undefined
}
