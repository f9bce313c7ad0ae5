import { ids, RapportError } from 'rapport-crm/sdk'

/** What a series measures. */
export const measures = ['REVENUE', 'QUANTITY', 'PIPELINE_WON', 'PIPELINE_EXPECTED', 'ACTIVITY'] as const
export type Measure = (typeof measures)[number]
export const isMeasure = (value: unknown): value is Measure => measures.some((measure) => measure === value)

/** Length of a period. */
export const granularities = ['DAY', 'WEEK', 'MONTH', 'QUARTER'] as const
export type SeriesGranularity = (typeof granularities)[number]

/** The kinds of interactions, as the core has them. */
export const interactionKinds = [
  'CALL',
  'EMAIL',
  'MEETING',
  'CHAT',
  'VISIT',
  'SOCIAL',
  'SURVEY',
  'SUPPORT',
  'NOTE',
] as const

/** Which series: what is measured, by which period, of what part. */
export interface SeriesScope {
  readonly measure: Measure
  readonly granularity: SeriesGranularity
  /** Uuid of the product or pipeline, or the kind of interaction; undefined for all of them together. */
  readonly part?: string
}

/** What sets measures apart. */
export interface MeasureRule {
  readonly unit: 'MONEY' | 'COUNT'
  /** `FLOW`: amounts of a period. `LEVEL`: a state at the end of a period, kept as the changes that lead to it. */
  readonly kind: 'FLOW' | 'LEVEL'
  /** The field of a scope that names its part. */
  readonly part: 'productId' | 'pipelineId' | 'interactionKind'
  /** Whether holidays and promotions move it. */
  readonly hasEvents: boolean
  /** For people. */
  readonly label: string
}

export const measureRules: Readonly<Record<Measure, MeasureRule>> = {
  REVENUE: { unit: 'MONEY', kind: 'FLOW', part: 'productId', hasEvents: true, label: 'revenue' },
  QUANTITY: { unit: 'COUNT', kind: 'FLOW', part: 'productId', hasEvents: true, label: 'quantity' },
  PIPELINE_WON: { unit: 'MONEY', kind: 'FLOW', part: 'pipelineId', hasEvents: false, label: 'won opportunities' },
  PIPELINE_EXPECTED: { unit: 'MONEY', kind: 'LEVEL', part: 'pipelineId', hasEvents: false, label: 'expected pipeline' },
  ACTIVITY: { unit: 'COUNT', kind: 'FLOW', part: 'interactionKind', hasEvents: true, label: 'interactions' },
}

/** A scope as clients and params write it. */
export interface ScopeInput {
  readonly measure: Measure
  readonly granularity?: SeriesGranularity | null | undefined
  readonly productId?: string | null | undefined
  readonly pipelineId?: string | null | undefined
  readonly interactionKind?: string | null | undefined
}

const parts = ['productId', 'pipelineId', 'interactionKind'] as const

/** Checks a scope. Throws INVALID_INPUT for a part that the measure does not have, INVALID_ID for an id of something else. */
export const scopeOf = (input: ScopeInput, path: readonly string[] = ['scope']): SeriesScope => {
  const { measure, granularity } = input
  const own = measureRules[measure].part
  for (const name of parts) {
    if (name !== own && input[name] !== undefined && input[name] !== null)
      throw new RapportError('INVALID_INPUT', `${measure} has no ${name}; it may have a ${own}`, {
        path: [...path, name],
      })
  }
  const given = input[own] ?? undefined
  const base = { measure, granularity: granularity ?? 'MONTH' }
  if (given === undefined) return base
  if (own === 'interactionKind') {
    if (!interactionKinds.some((kind) => kind === given))
      throw new RapportError(
        'INVALID_INPUT',
        `expected one of ${interactionKinds.join(', ')}, got ${given.slice(0, 60)}`,
        {
          path: [...path, own],
        },
      )
    return { ...base, part: given }
  }
  const type = own === 'productId' ? 'Product' : 'Pipeline'
  return { ...base, part: ids.decode(given, type, [...path, own]).uuid }
}

/** Names a series for good: `REVENUE:MONTH`, `ACTIVITY:WEEK:CALL`. */
export const keyOf = ({ measure, granularity, part }: SeriesScope): string =>
  [measure, granularity, ...(part === undefined ? [] : [part])].join(':')

/** The id of the product or pipeline as clients know it, or the kind of interaction; undefined for all together. */
const partText = ({ measure, part }: SeriesScope): string | undefined => {
  const own = measureRules[measure].part
  return part === undefined || own === 'interactionKind'
    ? part
    : ids.encode(own === 'productId' ? 'Product' : 'Pipeline', part)
}

/** The scope in words: `revenue by month`, `interactions (CALL) by week`. */
export const scopeWords = (scope: SeriesScope): string => {
  const part = partText(scope)
  return `${measureRules[scope.measure].label}${part === undefined ? '' : ` (${part})`} by ${scope.granularity.toLowerCase()}`
}

/** The scope as params write it, for who is to write it. */
export const scopeText = (scope: SeriesScope): string => {
  const { measure, granularity } = scope
  const part = partText(scope)
  const shown = part === undefined ? '' : `, ${measureRules[measure].part}: "${part}"`
  return `{ measure: "${measure}", granularity: "${granularity}"${shown} }`
}
