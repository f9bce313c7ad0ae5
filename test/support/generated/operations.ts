/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What made a score change. */
export type CauseKind =
  | 'ERASURE'
  | 'EVENT'
  | 'EXTERNAL'
  | 'MODEL_RUN'
  | 'OVERRIDE'
  /** Only the passing of time. */
  | 'TIME';

/** What went wrong. The same codes appear in `extensions.code` of errors that fail a whole field. */
export type ErrorCode =
  /** The compute pool is not accepting work now; try again. */
  | 'COMPUTE_UNAVAILABLE'
  /** The events after this cursor are no longer stored; read the current state and subscribe again. */
  | 'CURSOR_EXPIRED'
  /** Another record already holds this unique value. */
  | 'DUPLICATE'
  /** Your role does not allow this field or operation. */
  | 'FORBIDDEN'
  /** The idempotency key was already used with a different input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** A model has less data than its minimum; the message says what is missing. */
  | 'INSUFFICIENT_DATA'
  /** Something failed on our side; give the id to the operator. */
  | 'INTERNAL_ERROR'
  /** A cursor is malformed or belongs to another list or order. */
  | 'INVALID_CURSOR'
  /** An id is not one of ours, or belongs to another type than expected. */
  | 'INVALID_ID'
  /** A value is missing, malformed or out of range; `path` names it. */
  | 'INVALID_INPUT'
  /** The record is in a state that does not allow this. */
  | 'INVALID_STATE'
  /** The request violates HTTP, JSON or UTF-8; the message says where. */
  | 'MALFORMED_REQUEST'
  /** The record does not exist or is outside what you may see, or there is nothing at the address. */
  | 'NOT_FOUND'
  /** The score cannot be recomputed here: it came from outside, or its model does not support replay. */
  | 'NOT_REPLAYABLE'
  /** The plugin that answers this field is not running; `extensions.plugin` names it. */
  | 'PLUGIN_UNAVAILABLE'
  /** The credential has asked for too much recently; `extensions.retryAfterSeconds` and Retry-After say when to try again. */
  | 'RATE_LIMITED'
  /** A statement or the whole operation exceeded its time limit, `limitMs`; ask for less, or try again. */
  | 'TIMEOUT'
  /** The operation costs more than allowed; ask for fewer or shallower records. `requested` and `limit` are in points. */
  | 'TOO_EXPENSIVE'
  /** The request is larger than allowed. */
  | 'TOO_LARGE'
  /** The credential is missing, unknown, expired or revoked; the holder of a key that once worked is told which. */
  | 'UNAUTHENTICATED'
  /** The server accepts no more at the moment, or its database is away, full or read-only; try again after `retryAfterSeconds` (Retry-After), or elsewhere. */
  | 'UNAVAILABLE'
  /** The plugin has no algorithm with this name; the message lists the ones it has. */
  | 'UNKNOWN_ALGORITHM'
  /** The currency is not an ISO 4217 code. */
  | 'UNKNOWN_CURRENCY'
  /** No plugin with this id is loaded. */
  | 'UNKNOWN_PLUGIN'
  /** The body has an unexpected type, charset or encoding: /graphql takes JSON in UTF-8, uncompressed. */
  | 'UNSUPPORTED_MEDIA_TYPE'
  /** The record changed since the version you named; read it again and retry. */
  | 'VERSION_CONFLICT';

/** The kind of a part of a forecast. */
export type ForecastPartKind =
  /** The remaining effect of the last surprise. */
  | 'CARRY_OVER'
  /** The effect of a holiday or a promotion. */
  | 'EVENT'
  /** For the current period: what has come so far, compared with what was expected by now. */
  | 'PROGRESS'
  /** The effect of the time of the year or of the week. */
  | 'SEASON'
  /** How far the level has moved from the base. */
  | 'TREND';

/** How a model did on held-out data compared with its naive baseline, in a word. NOT_GRADED: the method has no outcome to compare with. */
export type Grade =
  | 'EXCELLENT'
  | 'FAIR'
  | 'GOOD'
  | 'NOT_GRADED'
  | 'NO_BETTER_THAN_BASELINE'
  | 'WORSE_THAN_BASELINE';

/** The means of contact. */
export type InteractionKind =
  | 'CALL'
  | 'CHAT'
  | 'EMAIL'
  | 'MEETING'
  | 'NOTE'
  | 'SOCIAL'
  | 'SUPPORT'
  | 'SURVEY'
  | 'VISIT';

/** The rows that a metric was computed on. */
export type MetricSplit =
  | 'BACKTEST'
  | 'HOLDOUT'
  | 'TRAIN';

/** PLACED, PAID and FULFILLED orders count as purchases in models; the others do not. */
export type OrderStatus =
  | 'CANCELLED'
  | 'FULFILLED'
  | 'PAID'
  | 'PENDING'
  | 'PLACED'
  | 'REFUNDED';

/** Whose probability of winning counts. */
export type PipelineWeighting =
  /** The model’s if there is one, else the person’s, else the stage’s. */
  | 'BEST'
  /** The score of the kind that the plugin’s config names. */
  | 'MODEL'
  /** The probability set by the owner. */
  | 'PERSON'
  /** The usual probability of the stage. */
  | 'STAGE';

/** ACTIVE: works. DEGRADED: works in part. FAILED: did not start; its fields answer null with PLUGIN_UNAVAILABLE. DISABLED: switched off. */
export type PluginStatus =
  | 'ACTIVE'
  | 'DEGRADED'
  | 'DISABLED'
  | 'FAILED';

/** The state of a model run. INSUFFICIENT_DATA: less data than the model’s minimum; the message says what is missing. */
export type RunStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'INSUFFICIENT_DATA'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

/** Compared with the previous value. */
export type ScoreTrend =
  | 'DOWN'
  | 'FLAT'
  | 'NEW'
  | 'UP';

/** What a score’s value is: a probability 0–1, a percentile 0–100, money in the base currency, a count, or an index defined by its kind. */
export type ScoreUnit =
  | 'COUNT'
  | 'INDEX'
  | 'MONEY'
  | 'PERCENTILE'
  | 'PROBABILITY';

/** How a customer’s sentiment moves; UNKNOWN if one of the two periods has fewer than two texts. */
export type SentimentDirection =
  | 'DOWN'
  | 'FLAT'
  | 'UNKNOWN'
  | 'UP';

/** A polarity in a word: NEGATIVE up to −0.05, POSITIVE from 0.05 on, or what a trained model finds likeliest. */
export type SentimentLabel =
  | 'NEGATIVE'
  | 'NEUTRAL'
  | 'POSITIVE';

export type CreateCustomerMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateCustomerMutation = { createCustomer: { customer: { name: string, tags: Array<string>, version: number, externalIds: Array<{ source: string, externalId: string }> } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> }
      | { code: ErrorCode, message: string, path: Array<string> }
    > } };

export type CustomersQueryVariables = Exact<{
  first?: number;
}>;


export type CustomersQuery = { customers: { totalCount: number, nodes: Array<{ id: string, name: string, orders: { nodes: Array<{ placedAt: string, total: { amount: string, currency: string } }> }, segment: { confidence: number, segment: { name: string, size: number } } | null, scores: Array<{ kind: string, value: number | null, trend: ScoreTrend, explanation: { factors: Array<{ text: string, contribution: number }> } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ForecastChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ForecastChangesSubscription = { forecastChanged: { cursor: string, before: Array<{ startsOn: string, value: number }>, after: Array<{ startsOn: string, value: number, lower: number, upper: number }>, cause: { kind: CauseKind, text: string, recordId: string | null } } };

export type ForecastQueryVariables = Exact<{ [key: string]: never; }>;


export type ForecastQuery = { forecast: { unit: ScoreUnit, currency: string | null, grade: Grade | null, method: string, asOf: string, history: Array<{ startsOn: string, value: number }>, points: Array<{ startsOn: string, endsOn: string, inProgress: boolean, value: number, base: number, residual: number, intervals: Array<{ level: number, lower: number, upper: number }>, contributions: Array<{ kind: ForecastPartKind, name: string, value: number }> }> } | null };

export type ModelRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelRunsQuery = { modelRuns: { nodes: Array<{ id: string, plugin: string, algorithm: string, status: RunStatus, progress: number, message: string | null, grade: Grade | null, promoted: boolean, metrics: Array<{ name: string, value: number, split: MetricSplit }>, error: { code: string, message: string } | null }> }, segments: Array<{ id: string, name: string, size: number, share: number, features: Array<{ feature: string, mean: number, difference: number }> }>, plugins: Array<{ id: string, version: string, status: PluginStatus, stage: string | null, error: string | null, hint: string | null }> };

export type RecordOrderMutationVariables = Exact<{
  customerId: string | number;
  placedAt: string;
}>;


export type RecordOrderMutation = { recordOrder: { order: { status: OrderStatus, total: { amount: string, currency: string }, lines: Array<{ quantity: string, product: { sku: string, name: string }, total: { amount: string, currency: string } }> } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> }
      | { code: ErrorCode, message: string, path: Array<string> }
    > } };

export type ScoreChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ScoreChangesSubscription = { scoreChanged: { cursor: string, previousValue: number | null, score: { kind: string, value: number | null, trend: ScoreTrend, subject:
        | { name: string }
        | Record<PropertyKey, never>
      , explanation: { baseValue: number, factors: Array<{ text: string, contribution: number }> } | null }, cause: { kind: CauseKind, text: string } } };

export type SegmentMovesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type SegmentMovesSubscription = { segmentMembershipChanged: { cursor: string, confidence: number, customer: { name: string }, from: { name: string } | null, to: { name: string }, cause: { kind: CauseKind, text: string, recordId: string | null } } };

export type SentimentAlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type SentimentAlertsQuery = { sentimentAlerts: { totalCount: number, nodes: Array<{ id: string, turnedAt: string, level: number, customer: { name: string, sentiment: { value: number, label: SentimentLabel, trend: { direction: SentimentDirection } } | null }, interaction: { kind: InteractionKind, subject: string | null, sentiment: { words: Array<{ text: string, contribution: number }> } | null } }> } | null };

export type TrainSegmentationMutationVariables = Exact<{ [key: string]: never; }>;


export type TrainSegmentationMutation = { trainModel: { modelRun: { id: string, status: RunStatus, message: string | null } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> }
      | { code: ErrorCode, message: string, path: Array<string> }
    > } };

export type WeightedPipelineQueryVariables = Exact<{ [key: string]: never; }>;


export type WeightedPipelineQuery = { weightedPipeline: { overdue: number, expected: { amount: string, currency: string }, commit: { amount: string }, bestCase: { amount: string }, comparison: Array<{ weighting: PipelineWeighting, deals: number, expected: { amount: string } }>, stages: Array<{ deals: number, stage: { name: string } | null, expected: { amount: string } }>, periods: Array<{ startsOn: string, deals: number, expected: { amount: string }, intervals: Array<{ level: number, lower: number, upper: number }> }> } | null };
