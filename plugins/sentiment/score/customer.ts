import { bandOf, explain, ids, type Explanation, type ScoreDraft } from 'rapport-crm/sdk'
import { sentimentContribution } from '../algorithms/customer/smoothing.ts'
import { sentimentBands } from './bands.ts'
import type { Feeling } from './feeling.ts'
import type { Settings } from '../artifact.ts'
import type { Context } from '../manifest.ts'

/** Interactions that the reasons name one by one. */
const named = 5
const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 2, signDisplay: 'exceptZero' })

const shared = (customerId: string, asOf: Date) =>
  ({
    subjectType: 'Customer',
    subjectId: customerId,
    kind: 'sentiment.customer',
    unit: 'INDEX',
    dataAsOf: asOf,
  }) as const

/** The score `sentiment.customer`: the smoothed sentiment, as the sum of what each interaction adds to it. */
export const customerScore = (feeling: Feeling, asOf: Date, settings: Settings, context: Context): ScoreDraft => {
  const { value, interval } = feeling.smoothed
  if (value === null) return customerScoreGone(feeling.customerId, asOf, context)
  return {
    ...shared(feeling.customerId, asOf),
    value,
    interval: interval ?? undefined,
    band: bandOf(value, sentimentBands),
    explanation: explanationOf(feeling, value, asOf, settings),
    inputHash: context.models.hash({ chain: feeling.state.chain, asOf, settings }),
  }
}

/** The score of a customer without a text that counts any more. */
export const customerScoreGone = (customerId: string, asOf: Date, context: Context): ScoreDraft => ({
  ...shared(customerId, asOf),
  value: null,
  status: 'INSUFFICIENT_DATA',
  inputHash: context.models.hash({ chain: '' }),
})

const explanationOf = (
  { state, recent, smoothed }: Feeling,
  value: number,
  asOf: Date,
  { halfLifeDays }: Settings,
): Explanation => {
  const parts = recent
    .map((voice) => ({
      ...voice,
      contribution: sentimentContribution(state.sums, { at: voice.atMs, polarity: voice.polarity }, asOf.getTime(), {
        halfLifeDays,
      }),
    }))
    // The strongest first; of equals the newest.
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || b.atMs - a.atMs)
    .slice(0, named)
  const factors: Explanation['factors'] = parts.map(({ interactionId, atMs, polarity, contribution }) => ({
    feature: ids.encode('Interaction', interactionId),
    value: polarity,
    contribution,
    text: `a message on ${new Date(atMs).toISOString().slice(0, 10)} (${digits.format(polarity)})`,
  }))
  const others = smoothed.count - parts.length
  if (others > 0)
    factors.push({
      feature: 'others',
      value: others,
      // The value is the sum over all interactions, so this is what those not named add to it.
      contribution: parts.reduce((left, { contribution }) => left - contribution, value),
      text: `${others} other interaction${others === 1 ? '' : 's'}, older or weaker`,
    })
  return explain({
    method: `mean of the interactions, each counting half after ${halfLifeDays} days, together with one neutral interaction`,
    baseValue: 0,
    rawValue: value,
    factors,
  })
}
