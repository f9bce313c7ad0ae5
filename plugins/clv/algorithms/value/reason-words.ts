const figure = new Intl.NumberFormat('en', { maximumSignificantDigits: 2, useGrouping: false })

const shown = (value: number): string => {
  if (value > 0 && value < 0.01) return 'under 0.01'
  return value < 10 ? figure.format(value) : Math.round(value).toString()
}

/** Days as a reader counts them. */
export const days = (count: number): string => `${shown(count)} ${shown(count) === '1' ? 'day' : 'days'}`

export const money = (amount: number): string => amount.toFixed(2)

/** Expected purchases. */
export const purchases = shown

/** A probability. */
export const chance = (probability: number): string => {
  const percent = Math.round(100 * probability)
  if (percent === 0 && probability > 0) return 'under 1 %'
  return percent === 100 && probability < 1 ? 'over 99 %' : `${percent} %`
}

export const repeats = (frequency: number): string =>
  frequency === 0 ? 'no repeat purchase' : `${frequency} repeat ${frequency === 1 ? 'purchase' : 'purchases'}`

/** A customer's number beside the typical one: above it, below it, or about the same if they look equal. */
export const besideTypical = (own: number, typical: number, show: (value: number) => string): string => {
  const [mine, theirs] = [show(own), show(typical)]
  if (mine === theirs) return `${mine}, about what is typical`
  return `${mine}, ${own > typical ? 'above' : 'below'} the typical ${theirs}`
}
