import type {
  RecordType,
  ReportDimension,
  ReportFigure,
  ReportMoment,
  ReportSubject,
} from '../../generated/operations.ts'
import type { Filtered } from '../../list/filter-fields.ts'

/** What reports of one kind of records can be about, and where those records are. */
export interface SubjectOfReport {
  /** Its field of the report's filter. */
  readonly field: 'customers' | 'orders' | 'orderLines' | 'opportunities' | 'interactions' | 'scores'
  readonly filtered: Filtered
  readonly figures: readonly ReportFigure[]
  /** Its own dimensions; those of customers come with every subject. */
  readonly dimensions: readonly ReportDimension[]
  /** The first is the usual one. */
  readonly moments: readonly ReportMoment[]
  /** The page that lists the records. */
  readonly list: string
  /** Whose changes change the report; undefined: the graph tells of none. */
  readonly watched: RecordType | undefined
  /** The condition on the currency of the records themselves, if they have one. */
  readonly currency?: string
}

export const subjects: Readonly<Record<ReportSubject, SubjectOfReport>> = {
  CUSTOMERS: {
    field: 'customers',
    filtered: { filter: 'CustomerFilter' },
    figures: ['SPENT', 'PURCHASES'],
    dimensions: [],
    moments: ['CREATED_AT'],
    list: '/customers',
    watched: 'CUSTOMER',
  },
  ORDERS: {
    field: 'orders',
    filtered: { filter: 'OrderFilter', within: { customer: 'CustomerFilter' } },
    figures: ['TOTAL'],
    dimensions: ['CUSTOMER', 'STATUS', 'CURRENCY'],
    moments: ['PLACED_AT', 'CREATED_AT'],
    list: '/orders',
    watched: 'ORDER',
    currency: 'currency',
  },
  ORDER_LINES: {
    field: 'orderLines',
    filtered: { filter: 'OrderLineFilter', within: { product: 'ProductFilter', order: 'OrderFilter' } },
    figures: ['TOTAL', 'QUANTITY'],
    dimensions: ['PRODUCT', 'CUSTOMER', 'STATUS', 'CURRENCY'],
    moments: ['PLACED_AT', 'CREATED_AT'],
    list: '/orders',
    watched: 'ORDER',
    currency: 'order.currency',
  },
  OPPORTUNITIES: {
    field: 'opportunities',
    filtered: {
      filter: 'OpportunityFilter',
      within: { customer: 'CustomerFilter', stage: 'StageFilter', pipeline: 'PipelineFilter' },
    },
    figures: ['AMOUNT', 'PROBABILITY'],
    dimensions: ['STAGE', 'OUTCOME', 'PIPELINE', 'OWNER', 'CURRENCY'],
    moments: ['CREATED_AT', 'CLOSED_AT', 'EXPECTED_CLOSE_ON'],
    list: '/records/deals',
    watched: 'OPPORTUNITY',
    currency: 'currency',
  },
  INTERACTIONS: {
    field: 'interactions',
    filtered: { filter: 'InteractionFilter', within: { customer: 'CustomerFilter' } },
    figures: [],
    dimensions: ['KIND', 'CHANNEL', 'DIRECTION', 'LANGUAGE'],
    moments: ['OCCURRED_AT', 'CREATED_AT'],
    list: '/records/interactions',
    watched: 'INTERACTION',
  },
  SCORES: {
    field: 'scores',
    filtered: { filter: 'ScoreListFilter', within: { customer: 'CustomerFilter' } },
    figures: ['VALUE', 'CHANGE'],
    dimensions: ['SCORE_KIND', 'BAND', 'STATUS'],
    moments: ['CHANGED_AT'],
    list: '/records/scores',
    watched: undefined,
  },
}

export const isSubject = (value: unknown): value is ReportSubject => typeof value === 'string' && value in subjects

const money: ReadonlySet<ReportFigure> = new Set<ReportFigure>(['TOTAL', 'AMOUNT', 'SPENT'])
/** Whether a measure such as `SUM.TOTAL` is an amount, which needs a currency. */
export const isMoney = (measure: string): boolean => money.has(measure.split('.')[1] as ReportFigure)

const ownDimensions = new Set<string>(Object.values(subjects).flatMap(({ dimensions }) => dimensions))

/** The dimensions of a subject among all that the graph has: its own, then those of customers and of plugins. */
export const dimensionsOf = (of: ReportSubject, all: readonly string[]): readonly string[] => [
  ...subjects[of].dimensions,
  ...all.filter((name) => !ownDimensions.has(name)),
]

/** The measures of a subject: `COUNT`, `SUM.TOTAL`, `AVERAGE.TOTAL`, … */
export const measuresOf = (of: ReportSubject): readonly string[] => [
  'COUNT',
  ...subjects[of].figures.flatMap((figure) => {
    // A sum of probabilities is no number of anything.
    const functions = figure === 'PROBABILITY' ? ['AVERAGE', 'MEDIAN'] : ['SUM', 'AVERAGE', 'MEDIAN']
    return functions.map((name) => `${name}.${figure}`)
  }),
]

/** Whether groups add up to their total. */
export const addsUp = (measure: string): boolean => measure === 'COUNT' || measure.startsWith('SUM.')
