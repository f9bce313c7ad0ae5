/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Conditions on audit entries. An entry must meet all of them. */
export type AuditFilter = {
  action?: TextFilter | null | undefined;
  actorId?: TextFilter | null | undefined;
  actorKind?: TextFilter | null | undefined;
  at?: DateTimeFilter | null | undefined;
  /** The records that the entries are about, of any type. */
  recordId?: IdFilter | null | undefined;
  recordType?: TextFilter | null | undefined;
  requestId?: TextFilter | null | undefined;
};

/** Conditions on cases. A case must meet all of them. */
export type CaseFilter = {
  /** All of these conditions are met. */
  and?: Array<CaseFilter> | null | undefined;
  assignee?: IdFilter | null | undefined;
  channel?: TextFilter | null | undefined;
  customer?: CustomerFilter | null | undefined;
  id?: IdFilter | null | undefined;
  /** This condition is not met. */
  not?: CaseFilter | null | undefined;
  number?: IntFilter | null | undefined;
  openedAt?: DateTimeFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<CaseFilter> | null | undefined;
  priority?: PriorityFilter | null | undefined;
  resolvedAt?: DateTimeFilter | null | undefined;
  /** How it stands against its policy, now. */
  slaState?: SlaStateFilter | null | undefined;
  status?: CaseStatusFilter | null | undefined;
  subject?: TextFilter | null | undefined;
};

/** Whether some or none of the records meet the conditions. */
export type CaseListFilter = {
  /** None meets these conditions; {} for no record at all. */
  none?: CaseFilter | null | undefined;
  /** At least one meets these conditions; {} for any. */
  some?: CaseFilter | null | undefined;
};

/** NEW: nobody has begun. OPEN: it is our turn. PENDING: it is the turn of the customer, and the clocks stand still. RESOLVED: we think that it is done. CLOSED: it is over. */
export type CaseStatus =
  | 'CLOSED'
  | 'NEW'
  | 'OPEN'
  | 'PENDING'
  | 'RESOLVED';

/** A condition on a CaseStatus. */
export type CaseStatusFilter = {
  /** Equal to this; null: without a value. */
  eq?: CaseStatus | null | undefined;
  /** One of these. */
  in?: Array<CaseStatus> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: CaseStatus | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<CaseStatus> | null | undefined;
};

/** What made a score change. */
export type CauseKind =
  | 'ERASURE'
  | 'EVENT'
  | 'EXTERNAL'
  | 'MODEL_RUN'
  | 'OVERRIDE'
  /** Only the passing of time. */
  | 'TIME';

/** Conditions on customers. A customer must meet all of them. */
export type CustomerFilter = {
  /** All of these conditions are met. */
  and?: Array<CustomerFilter> | null | undefined;
  /** The attributes contain this JSON object. */
  attributes?: unknown;
  /** The cases of the customer. */
  cases?: CaseListFilter | null | undefined;
  country?: TextFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  /** The internet domains of an organisation. */
  domains?: TagFilter | null | undefined;
  email?: TextFilter | null | undefined;
  /** How many people work for an organisation. */
  employeeCount?: IntFilter | null | undefined;
  /** For whom a person works, or worked. */
  employments?: EmploymentListFilter | null | undefined;
  externalId?: ExternalIdFilter | null | undefined;
  id?: IdFilter | null | undefined;
  industry?: TextFilter | null | undefined;
  /** The contacts with the customer. */
  interactions?: InteractionListFilter | null | undefined;
  kind?: CustomerKindFilter | null | undefined;
  language?: TextFilter | null | undefined;
  lifecycle?: LifecycleFilter | null | undefined;
  /** The lists that the customer is in, of those that you see. */
  lists?: CustomerListListFilter | null | undefined;
  name?: TextFilter | null | undefined;
  /** This condition is not met. */
  not?: CustomerFilter | null | undefined;
  /** The possible sales to the customer. */
  opportunities?: OpportunityListFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<CustomerFilter> | null | undefined;
  /** The orders of the customer. */
  orders?: OrderListFilter | null | undefined;
  /** The organisation that a person works for. */
  organisation?: CustomerFilter | null | undefined;
  /** The user who owns the customer. */
  owner?: IdFilter | null | undefined;
  /** The organisation that an organisation belongs to. */
  parent?: CustomerFilter | null | undefined;
  phone?: TextFilter | null | undefined;
  /** What the customer has bought. */
  purchases?: CustomerPurchasesFilter | null | undefined;
  /** The newest score of a kind; `and` takes several. */
  score?: SubjectScoreFilter | null | undefined;
  /** The segment that the customer is in. */
  segment?: SegmentMembershipFilter | null | undefined;
  /** How the customer feels. */
  sentiment?: CustomerSentimentFilter | null | undefined;
  tags?: TagFilter | null | undefined;
  /** The tasks about the customer. */
  tasks?: TaskListFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  website?: TextFilter | null | undefined;
};

/** Whether a customer is one person or an organisation. */
export type CustomerKind =
  | 'ORGANISATION'
  | 'PERSON';

/** A condition on a CustomerKind. */
export type CustomerKindFilter = {
  /** Equal to this; null: without a value. */
  eq?: CustomerKind | null | undefined;
  /** One of these. */
  in?: Array<CustomerKind> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: CustomerKind | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<CustomerKind> | null | undefined;
};

/** Conditions on lists of customers. A list must meet all of them. */
export type CustomerListFilter = {
  id?: IdFilter | null | undefined;
  /** Whether everybody sees it. */
  isShared?: boolean | null | undefined;
  kind?: CustomerListKindFilter | null | undefined;
  name?: TextFilter | null | undefined;
  /** The user who made it. */
  owner?: IdFilter | null | undefined;
};

/** Who decides which customers are in a list. */
export type CustomerListKind =
  /** People, who add and remove customers. */
  | 'BY_HAND'
  /** A filter: customers join and leave as they come to meet it, or no longer do. */
  | 'BY_RULE';

/** A condition on a CustomerListKind. */
export type CustomerListKindFilter = {
  /** Equal to this; null: without a value. */
  eq?: CustomerListKind | null | undefined;
  /** One of these. */
  in?: Array<CustomerListKind> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: CustomerListKind | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<CustomerListKind> | null | undefined;
};

/** Whether some or none of the records meet the conditions. */
export type CustomerListListFilter = {
  /** None meets these conditions; {} for no record at all. */
  none?: CustomerListFilter | null | undefined;
  /** At least one meets these conditions; {} for any. */
  some?: CustomerListFilter | null | undefined;
};

/** A sort order of Customer records. */
export type CustomerOrder = {
  /** The ISO 4217 code of the currency of the order SPENT, e.g. EUR. */
  currency?: string | null | undefined;
  /** Default: ASC. */
  direction?: OrderDirection | null | undefined;
  /** The field to sort by. */
  field: CustomerOrderField;
  /** The kind of score of the orders SCORE and SCORE_CHANGE, e.g. "clv.value". */
  scoreKind?: string | null | undefined;
};

/** What Customer records can be ordered by. */
export type CustomerOrderField =
  | 'COUNTRY'
  | 'CREATED_AT'
  | 'INDUSTRY'
  /** When the newest order was placed, of those that count as purchases. */
  | 'LAST_ORDER_AT'
  | 'LIFECYCLE'
  | 'NAME'
  /** The value of the score of the kind `scoreKind`; records without one come last. */
  | 'SCORE'
  /** How far the score of the kind `scoreKind` moved with its last change: ASC begins with those that fell most. */
  | 'SCORE_CHANGE'
  /** When the customer joined its segment. */
  | 'SEGMENT_SINCE'
  /** How the customer feels, from −1 to 1. */
  | 'SENTIMENT'
  /** What was spent in `currency`; customers who bought nothing in it come last. */
  | 'SPENT'
  | 'UPDATED_AT';

/** Conditions on what a customer has bought. A customer without a purchase meets none, not even {}. */
export type CustomerPurchasesFilter = {
  /** When the newest order was placed. */
  lastOrderAt?: DateTimeFilter | null | undefined;
  /** Number of orders. */
  orders?: IntFilter | null | undefined;
  spent?: SpentFilter | null | undefined;
};

/** Conditions on how customers feel. A customer must meet all of them. */
export type CustomerSentimentFilter = {
  label?: SentimentLabelFilter | null | undefined;
  lastAt?: DateTimeFilter | null | undefined;
  mood?: SentimentMoodFilter | null | undefined;
  /** Owners of the customers. */
  owner?: IdFilter | null | undefined;
  value?: FloatFilter | null | undefined;
};

/** A condition on a calendar day. */
export type DateFilter = {
  /** Equal to this; null: without a value. */
  eq?: string | null | undefined;
  /** Above this. */
  gt?: string | null | undefined;
  /** Greater than or equal to this. */
  gte?: string | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Below this. */
  lt?: string | null | undefined;
  /** Less than or equal to this. */
  lte?: string | null | undefined;
};

/** A condition on an instant. */
export type DateTimeFilter = {
  /** Longer ago than so many days of 24 hours. */
  beforeLastDays?: number | null | undefined;
  /** Equal to this; null: without a value. */
  eq?: string | null | undefined;
  /** Above this. */
  gt?: string | null | undefined;
  /** Greater than or equal to this. */
  gte?: string | null | undefined;
  /** Not longer ago than so many days of 24 hours, and not in the future. */
  inLastDays?: number | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Below this. */
  lt?: string | null | undefined;
  /** Less than or equal to this. */
  lte?: string | null | undefined;
};

/** A condition on an amount or quantity. */
export type DecimalFilter = {
  /** Equal to this; null: without a value. */
  eq?: string | null | undefined;
  /** Above this. */
  gt?: string | null | undefined;
  /** Greater than or equal to this. */
  gte?: string | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Below this. */
  lt?: string | null | undefined;
  /** Less than or equal to this. */
  lte?: string | null | undefined;
};

/** Who initiated it: the customer (INBOUND), we (OUTBOUND), or a note among ourselves (INTERNAL). */
export type Direction =
  | 'INBOUND'
  | 'INTERNAL'
  | 'OUTBOUND';

/** A condition on a Direction. */
export type DirectionFilter = {
  /** Equal to this; null: without a value. */
  eq?: Direction | null | undefined;
  /** One of these. */
  in?: Array<Direction> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: Direction | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<Direction> | null | undefined;
};

/** What to do about a model: KEEP it, WATCH it because something has shifted, or RETRAIN it because its input data is far from what it was trained on. */
export type DriftProposal =
  | 'KEEP'
  | 'RETRAIN'
  | 'WATCH';

/** Conditions on employments. An employment must meet all of them. */
export type EmploymentFilter = {
  /** All of these conditions are met. */
  and?: Array<EmploymentFilter> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  fromOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  /** Whether it lasts and is the main one of the person. */
  isMain?: boolean | null | undefined;
  /** This condition is not met. */
  not?: EmploymentFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<EmploymentFilter> | null | undefined;
  organisation?: CustomerFilter | null | undefined;
  /** Who works there. */
  person?: CustomerFilter | null | undefined;
  role?: TextFilter | null | undefined;
  /** The last day; null for as long as it lasts. */
  toOn?: DateFilter | null | undefined;
};

/** Whether some or none of the records meet the conditions. */
export type EmploymentListFilter = {
  /** None meets these conditions; {} for no record at all. */
  none?: EmploymentFilter | null | undefined;
  /** At least one meets these conditions; {} for any. */
  some?: EmploymentFilter | null | undefined;
};

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

/** Whether the customer has an id in another system. */
export type ExternalIdFilter = {
  /** One of these ids. Default: any id of the source. */
  in?: Array<string> | null | undefined;
  source: string;
};

/** A condition on a number. */
export type FloatFilter = {
  /** Equal to this; null: without a value. */
  eq?: number | null | undefined;
  /** Above this. */
  gt?: number | null | undefined;
  /** Greater than or equal to this. */
  gte?: number | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Below this. */
  lt?: number | null | undefined;
  /** Less than or equal to this. */
  lte?: number | null | undefined;
};

/** Length of a period. Weeks begin on Monday; all begin at midnight in the time zone of the plugin’s config. */
export type ForecastGranularity =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'WEEK';

/** What a series measures. */
export type ForecastMeasure =
  /** Number of interactions, of all kinds or of one. */
  | 'ACTIVITY'
  /** Open opportunities at the end of a period, each amount times the usual probability of its stage. */
  | 'PIPELINE_EXPECTED'
  /** Amounts of opportunities by the day they were won, of all pipelines or of one. */
  | 'PIPELINE_WON'
  /** Units sold, minus refunds, of all products or of one. */
  | 'QUANTITY'
  /** Totals of orders by the day they were placed, minus refunds; with productId the totals of its lines. */
  | 'REVENUE';

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

/** Which series. */
export type ForecastScope = {
  granularity?: ForecastGranularity;
  /** One kind of interaction; for ACTIVITY. */
  interactionKind?: InteractionKind | null | undefined;
  measure: ForecastMeasure;
  /** One pipeline; for PIPELINE_WON and PIPELINE_EXPECTED. */
  pipelineId?: string | number | null | undefined;
  /** One product; for REVENUE and QUANTITY. */
  productId?: string | number | null | undefined;
};

/** How a model did on held-out data compared with its naive baseline, in a word. NOT_GRADED: the method has no outcome to compare with. */
export type Grade =
  | 'EXCELLENT'
  | 'FAIR'
  | 'GOOD'
  | 'NOT_GRADED'
  | 'NO_BETTER_THAN_BASELINE'
  | 'WORSE_THAN_BASELINE';

/** A condition on an id. */
export type IdFilter = {
  /** Equal to this; null: without a value. */
  eq?: string | number | null | undefined;
  /** One of these. */
  in?: Array<string | number> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
};

/** How the lines are written. JSON: one array of objects; its first item is line 1. */
export type ImportFormat =
  | 'CSV'
  | 'JSON'
  | 'NDJSON';

/** QUEUED: all lines are staged. APPLYING: they are checked and written in batches. Then SUCCEEDED or FAILED; a failed import keeps the batches before the failure. */
export type ImportStatus =
  | 'APPLYING'
  | 'FAILED'
  | 'QUEUED'
  | 'SUCCEEDED';

/** What the lines of a file are. ORDER_LINES: lines of orders that were imported without them. ORGANISATIONS: customers that are organisations. */
export type ImportType =
  | 'CASES'
  | 'CUSTOMERS'
  | 'INTERACTIONS'
  | 'OPPORTUNITIES'
  | 'ORDERS'
  | 'ORDER_LINES'
  | 'ORGANISATIONS'
  | 'TASKS';

/** A condition on a whole number. */
export type IntFilter = {
  /** Equal to this; null: without a value. */
  eq?: number | null | undefined;
  /** Above this. */
  gt?: number | null | undefined;
  /** Greater than or equal to this. */
  gte?: number | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Below this. */
  lt?: number | null | undefined;
  /** Less than or equal to this. */
  lte?: number | null | undefined;
};

/** Conditions on interactions. An interaction must meet all of them. */
export type InteractionFilter = {
  /** All of these conditions are met. */
  and?: Array<InteractionFilter> | null | undefined;
  body?: TextFilter | null | undefined;
  case?: IdFilter | null | undefined;
  channel?: TextFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  customer?: CustomerFilter | null | undefined;
  direction?: DirectionFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: InteractionKindFilter | null | undefined;
  language?: TextFilter | null | undefined;
  /** This condition is not met. */
  not?: InteractionFilter | null | undefined;
  occurredAt?: DateTimeFilter | null | undefined;
  opportunity?: IdFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<InteractionFilter> | null | undefined;
  /** The newest score of a kind; `and` takes several. */
  score?: SubjectScoreFilter | null | undefined;
  subject?: TextFilter | null | undefined;
};

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

/** A condition on a InteractionKind. */
export type InteractionKindFilter = {
  /** Equal to this; null: without a value. */
  eq?: InteractionKind | null | undefined;
  /** One of these. */
  in?: Array<InteractionKind> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: InteractionKind | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<InteractionKind> | null | undefined;
};

/** Whether some or none of the records meet the conditions. */
export type InteractionListFilter = {
  /** None meets these conditions; {} for no record at all. */
  none?: InteractionFilter | null | undefined;
  /** At least one meets these conditions; {} for any. */
  some?: InteractionFilter | null | undefined;
};

/** How far the relationship with a customer has progressed. */
export type Lifecycle =
  | 'CUSTOMER'
  | 'FORMER'
  | 'LEAD'
  | 'VISITOR';

/** A condition on a Lifecycle. */
export type LifecycleFilter = {
  /** Equal to this; null: without a value. */
  eq?: Lifecycle | null | undefined;
  /** One of these. */
  in?: Array<Lifecycle> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: Lifecycle | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<Lifecycle> | null | undefined;
};

/** The rows that a metric was computed on. */
export type MetricSplit =
  | 'BACKTEST'
  | 'HOLDOUT'
  | 'TRAIN';

/** Conditions on opportunities. An opportunity must meet all of them. */
export type OpportunityFilter = {
  /** Compares amounts without converting currencies; give the currency too. */
  amount?: DecimalFilter | null | undefined;
  /** All of these conditions are met. */
  and?: Array<OpportunityFilter> | null | undefined;
  /** Of closed deals, the amount in the base currency. */
  baseAmount?: DecimalFilter | null | undefined;
  closedAt?: DateTimeFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  currency?: TextFilter | null | undefined;
  customer?: CustomerFilter | null | undefined;
  expectedCloseOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  lostReason?: TextFilter | null | undefined;
  name?: TextFilter | null | undefined;
  /** This condition is not met. */
  not?: OpportunityFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<OpportunityFilter> | null | undefined;
  owner?: IdFilter | null | undefined;
  pipeline?: PipelineFilter | null | undefined;
  probability?: FloatFilter | null | undefined;
  /** The newest score of a kind; `and` takes several. */
  score?: SubjectScoreFilter | null | undefined;
  stage?: StageFilter | null | undefined;
};

/** Whether some or none of the records meet the conditions. */
export type OpportunityListFilter = {
  /** None meets these conditions; {} for no record at all. */
  none?: OpportunityFilter | null | undefined;
  /** At least one meets these conditions; {} for any. */
  some?: OpportunityFilter | null | undefined;
};

/** ASC: smallest, oldest or A first. Missing values come last in both directions. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** Conditions on orders. An order must meet all of them. */
export type OrderFilter = {
  /** All of these conditions are met. */
  and?: Array<OrderFilter> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  currency?: TextFilter | null | undefined;
  customer?: CustomerFilter | null | undefined;
  id?: IdFilter | null | undefined;
  lines?: OrderLineListFilter | null | undefined;
  /** This condition is not met. */
  not?: OrderFilter | null | undefined;
  number?: TextFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<OrderFilter> | null | undefined;
  placedAt?: DateTimeFilter | null | undefined;
  status?: OrderStatusFilter | null | undefined;
  /** Compares amounts without converting currencies; give the currency too. */
  total?: DecimalFilter | null | undefined;
};

/** Conditions on the lines of orders. A line must meet all of them. */
export type OrderLineFilter = {
  /** All of these conditions are met. */
  and?: Array<OrderLineFilter> | null | undefined;
  /** This condition is not met. */
  not?: OrderLineFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<OrderLineFilter> | null | undefined;
  /** Conditions on the order that the line is in. */
  order?: OrderFilter | null | undefined;
  product?: ProductFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
};

/** Whether some or none of the lines meet the conditions. */
export type OrderLineListFilter = {
  none?: OrderLineFilter | null | undefined;
  some?: OrderLineFilter | null | undefined;
};

/** Whether some or none of the records meet the conditions. */
export type OrderListFilter = {
  /** None meets these conditions; {} for no record at all. */
  none?: OrderFilter | null | undefined;
  /** At least one meets these conditions; {} for any. */
  some?: OrderFilter | null | undefined;
};

/** PLACED, PAID and FULFILLED orders count as purchases in models; the others do not. */
export type OrderStatus =
  | 'CANCELLED'
  | 'FULFILLED'
  | 'PAID'
  | 'PENDING'
  | 'PLACED'
  | 'REFUNDED';

/** A condition on a OrderStatus. */
export type OrderStatusFilter = {
  /** Equal to this; null: without a value. */
  eq?: OrderStatus | null | undefined;
  /** One of these. */
  in?: Array<OrderStatus> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: OrderStatus | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<OrderStatus> | null | undefined;
};

/** Conditions on a pipeline. */
export type PipelineFilter = {
  key?: TextFilter | null | undefined;
};

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

/** How pressing a task or case is. */
export type Priority =
  | 'HIGH'
  | 'LOW'
  | 'NORMAL'
  | 'URGENT';

/** A condition on a Priority. */
export type PriorityFilter = {
  /** Equal to this; null: without a value. */
  eq?: Priority | null | undefined;
  /** One of these. */
  in?: Array<Priority> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: Priority | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<Priority> | null | undefined;
};

/** Conditions on products. A product must meet all of them. */
export type ProductFilter = {
  /** Whether it is still sold. */
  active?: boolean | null | undefined;
  /** All of these conditions are met. */
  and?: Array<ProductFilter> | null | undefined;
  id?: IdFilter | null | undefined;
  name?: TextFilter | null | undefined;
  /** This condition is not met. */
  not?: ProductFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<ProductFilter> | null | undefined;
  sku?: TextFilter | null | undefined;
};

/** When the model of a successful run starts to score. In any case, a model that is no better than its naive baseline scores only after promoteModelRun. */
export type Promotion =
  /** As soon as the run has succeeded. */
  | 'ALWAYS'
  /** If its primary metric is no worse than that of the promoted run, or no model is promoted; the run’s message says how they compare. */
  | 'IF_NO_WORSE'
  /** Only by promoteModelRun. */
  | 'NEVER';

/** What a user or key may do, from OWNER (everything) to READER (reads only). */
export type Role =
  | 'AGENT'
  | 'INTEGRATION'
  | 'MANAGER'
  | 'OWNER'
  | 'READER';

/** Which records a user or key sees: ALL, or its OWN customers and opportunities and what belongs to them. */
export type RowScope =
  | 'ALL'
  | 'OWN';

/** The state of a model run. INSUFFICIENT_DATA: less data than the model’s minimum; the message says what is missing. */
export type RunStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'INSUFFICIENT_DATA'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

/** The value in a word, by thresholds fixed when the model was trained: it changes only when this record changes. */
export type ScoreBand =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'VERY_HIGH'
  | 'VERY_LOW';

/** A condition on a ScoreBand. */
export type ScoreBandFilter = {
  /** Equal to this; null: without a value. */
  eq?: ScoreBand | null | undefined;
  /** One of these. */
  in?: Array<ScoreBand> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: ScoreBand | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<ScoreBand> | null | undefined;
};

/** Whether the value may be relied on. A null value with INSUFFICIENT_DATA is not zero. */
export type ScoreStatus =
  | 'INSUFFICIENT_DATA'
  | 'OK'
  | 'STALE'
  | 'WITHHELD_CONSENT';

/** A condition on a ScoreStatus. */
export type ScoreStatusFilter = {
  /** Equal to this; null: without a value. */
  eq?: ScoreStatus | null | undefined;
  /** One of these. */
  in?: Array<ScoreStatus> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: ScoreStatus | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<ScoreStatus> | null | undefined;
};

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

/** Which customers a map shows if there are more than its limit. PROPORTIONAL: the same share of each segment, but at least one customer. EQUAL: the same number of each segment, or all if it has fewer. Both choose by id, so that the same customers are shown again, and a larger map contains those of a smaller one. */
export type SegmentMapSample =
  | 'EQUAL'
  | 'PROPORTIONAL';

/** Conditions on the segment that a customer is in. A customer in no segment meets none, not even {}. */
export type SegmentMembershipFilter = {
  /** From 0 (as good as in another segment) to 1 (clear). */
  confidence?: FloatFilter | null | undefined;
  /** The previous segment. */
  previousSegment?: IdFilter | null | undefined;
  /** The segment. */
  segment?: IdFilter | null | undefined;
  /** When the customer joined the segment. */
  since?: DateTimeFilter | null | undefined;
};

/** OPEN: nobody has acknowledged it. ACKNOWLEDGED: somebody has. RECOVERED: the mood is positive again, acknowledged or not. */
export type SentimentAlertStatus =
  | 'ACKNOWLEDGED'
  | 'OPEN'
  | 'RECOVERED';

/** What a text can be about. */
export type SentimentAspect =
  | 'BILLING'
  | 'CLEANLINESS'
  | 'COMMUNICATION'
  | 'DELIVERY'
  | 'FACILITIES'
  | 'FOOD'
  | 'LOCATION'
  | 'PACKAGING'
  | 'PRICE'
  | 'PRODUCT'
  | 'QUALITY'
  | 'RETURNS'
  | 'SERVICE'
  | 'SPEED'
  | 'SUPPORT'
  | 'USABILITY';

/** How a customer’s sentiment moves; UNKNOWN if one of the two periods has fewer than two texts. */
export type SentimentDirection =
  | 'DOWN'
  | 'FLAT'
  | 'UNKNOWN'
  | 'UP';

/** A field of an interaction that holds text. */
export type SentimentField =
  | 'BODY'
  | 'SUBJECT';

/** The length of a period; weeks begin on Monday. */
export type SentimentGranularity =
  | 'DAY'
  | 'MONTH'
  | 'WEEK';

/** A polarity as one word: NEGATIVE up to −0.05, POSITIVE from 0.05 on, or what a trained model finds likeliest. */
export type SentimentLabel =
  | 'NEGATIVE'
  | 'NEUTRAL'
  | 'POSITIVE';

/** A condition on a SentimentLabel. */
export type SentimentLabelFilter = {
  /** Equal to this; null: without a value. */
  eq?: SentimentLabel | null | undefined;
  /** One of these. */
  in?: Array<SentimentLabel> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: SentimentLabel | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<SentimentLabel> | null | undefined;
};

/** A mood that holds until the other one is reached, so that a wavering customer does not switch back and forth. UNKNOWN: neither has been reached yet. */
export type SentimentMood =
  | 'NEGATIVE'
  | 'POSITIVE'
  | 'UNKNOWN';

/** A condition on a SentimentMood. */
export type SentimentMoodFilter = {
  /** Equal to this; null: without a value. */
  eq?: SentimentMood | null | undefined;
  /** One of these. */
  in?: Array<SentimentMood> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: SentimentMood | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<SentimentMood> | null | undefined;
};

/** Which texts a trend covers, and in which periods. A text must meet all conditions. */
export type SentimentTrendFilter = {
  /** What the texts say about this aspect, instead of as a whole. */
  aspect?: SentimentAspect | null | undefined;
  /** Channels of the interactions, spelled as in the interactions. */
  channels?: Array<string> | null | undefined;
  customerIds?: Array<string | number> | null | undefined;
  /** The start, included. Default: 90 days before `to`. */
  from?: string | null | undefined;
  /** Default: WEEK. */
  granularity?: SentimentGranularity | null | undefined;
  kinds?: Array<InteractionKind> | null | undefined;
  /** Detected languages, e.g. "en", "zh". */
  languages?: Array<string> | null | undefined;
  /** Owners of the customers. */
  ownerIds?: Array<string | number> | null | undefined;
  /** IANA time zone in which days, weeks and months begin. Default: UTC. */
  timeZone?: string | null | undefined;
  /** The end, not included. Default: now. */
  to?: string | null | undefined;
};

/** How a case stands against its policy. BREACHED: the first response or the resolution came, or will come, too late. MET: it is resolved, and both came in time. */
export type SlaState =
  | 'BREACHED'
  | 'DUE_SOON'
  | 'MET'
  | 'PAUSED'
  | 'RUNNING';

/** A condition on a SlaState. */
export type SlaStateFilter = {
  /** Equal to this; null: without a value. */
  eq?: SlaState | null | undefined;
  /** One of these. */
  in?: Array<SlaState> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: SlaState | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<SlaState> | null | undefined;
};

/** A condition on what was spent in one currency. Amounts are never converted. */
export type SpentFilter = {
  /** Default: anything was spent in the currency. */
  amount?: DecimalFilter | null | undefined;
  /** ISO 4217 code, e.g. EUR. */
  currency: string;
};

/** Conditions on a stage. */
export type StageFilter = {
  key?: TextFilter | null | undefined;
  outcome?: StageOutcomeFilter | null | undefined;
};

/** Whether deals in a stage are open, won or lost. */
export type StageOutcome =
  | 'LOST'
  | 'OPEN'
  | 'WON';

/** A condition on a StageOutcome. */
export type StageOutcomeFilter = {
  /** Equal to this; null: without a value. */
  eq?: StageOutcome | null | undefined;
  /** One of these. */
  in?: Array<StageOutcome> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: StageOutcome | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<StageOutcome> | null | undefined;
};

/** Conditions on the newest score of one kind. A record without such a score meets none of them; `not` finds it. */
export type SubjectScoreFilter = {
  band?: ScoreBandFilter | null | undefined;
  /** The value minus the one before: below 0 it fell. Null before the second value. */
  change?: FloatFilter | null | undefined;
  /** When value, band or status last changed. */
  changedAt?: DateTimeFilter | null | undefined;
  /** The kind of score, e.g. "clv.value". */
  kind: string;
  status?: ScoreStatusFilter | null | undefined;
  /** The number, in the unit of the kind. */
  value?: FloatFilter | null | undefined;
};

/** A condition on tags. */
export type TagFilter = {
  /** Has all of these. */
  hasAll?: Array<string> | null | undefined;
  /** Has at least one of these. */
  hasAny?: Array<string> | null | undefined;
  /** Has none of these. */
  hasNone?: Array<string> | null | undefined;
};

/** Conditions on tasks. A task must meet all of them. */
export type TaskFilter = {
  /** All of these conditions are met. */
  and?: Array<TaskFilter> | null | undefined;
  assignee?: IdFilter | null | undefined;
  case?: IdFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  customer?: CustomerFilter | null | undefined;
  doneAt?: DateTimeFilter | null | undefined;
  dueAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: TaskKindFilter | null | undefined;
  /** This condition is not met. */
  not?: TaskFilter | null | undefined;
  opportunity?: IdFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<TaskFilter> | null | undefined;
  order?: IdFilter | null | undefined;
  /** Open tasks before the present moment are overdue; for a day in another zone than UTC, compare `dueOn`. */
  overdueAt?: DateTimeFilter | null | undefined;
  priority?: PriorityFilter | null | undefined;
  status?: TaskStatusFilter | null | undefined;
  text?: TextFilter | null | undefined;
  title?: TextFilter | null | undefined;
};

/** What is to be done. A CALL, EMAIL, MEETING or VISIT is a planned contact: it becomes an interaction only when it has taken place. */
export type TaskKind =
  | 'CALL'
  | 'EMAIL'
  | 'MEETING'
  | 'TODO'
  | 'VISIT';

/** A condition on a TaskKind. */
export type TaskKindFilter = {
  /** Equal to this; null: without a value. */
  eq?: TaskKind | null | undefined;
  /** One of these. */
  in?: Array<TaskKind> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: TaskKind | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<TaskKind> | null | undefined;
};

/** Whether some or none of the records meet the conditions. */
export type TaskListFilter = {
  /** None meets these conditions; {} for no record at all. */
  none?: TaskFilter | null | undefined;
  /** At least one meets these conditions; {} for any. */
  some?: TaskFilter | null | undefined;
};

/** Whether a task is still to be done. */
export type TaskStatus =
  | 'CANCELLED'
  | 'DONE'
  | 'OPEN';

/** A condition on a TaskStatus. */
export type TaskStatusFilter = {
  /** Equal to this; null: without a value. */
  eq?: TaskStatus | null | undefined;
  /** One of these. */
  in?: Array<TaskStatus> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: TaskStatus | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<TaskStatus> | null | undefined;
};

/** A condition on a text. `contains` and `startsWith` ignore case. */
export type TextFilter = {
  /** Contains this, ignoring case. */
  contains?: string | null | undefined;
  /** Equal to this; null: without a value. */
  eq?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: string | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<string> | null | undefined;
  /** Begins with this, ignoring case. */
  startsWith?: string | null | undefined;
};

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

export type CustomerPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerPageQuery = { customer: { id: string, version: number, name: string, kind: CustomerKind, email: string | null, phone: string | null, country: string | null, language: string | null, timeZone: string | null, lifecycle: Lifecycle, tags: Array<string>, attributes: unknown, createdAt: string, updatedAt: string, owner: { id: string, name: string } | null, externalIds: Array<{ id: string, source: string, externalId: string }>, scores: Array<{ id: string, kind: string, value: number | null, previousValue: number | null, unit: ScoreUnit, band: ScoreBand | null, status: ScoreStatus, trend: ScoreTrend, horizonDays: number | null, computedAt: string, interval: { lower: number, upper: number, level: number } | null, explanation: { method: string, baseValue: number, rawValue: number, residual: number, factors: Array<{ feature: string, text: string, contribution: number }> } | null, provenance: { plugin: string, cause: { kind: CauseKind, text: string }, modelRun: { id: string, algorithm: string } }, history: { nodes: Array<{ id: string, value: number | null, computedAt: string }> } }>, segment: { confidence: number, since: string, segment: { id: string, name: string }, previousSegment: { id: string, name: string } | null } | null, sentiment: { value: number, label: SentimentLabel, mood: SentimentMood, trend: { direction: SentimentDirection, recent: number | null, before: number | null }, alert: { id: string, status: SentimentAlertStatus, turnedAt: string } | null } | null, interactions: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, kind: InteractionKind, channel: string | null, direction: Direction | null, subject: string | null, body: string | null, occurredAt: string, sentiment: { label: SentimentLabel | null, polarity: number | null } | null }> }, orders: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, number: string | null, placedAt: string, status: OrderStatus, total: { amount: string, currency: string }, lines: Array<{ id: string, quantity: string, product: { id: string, name: string }, total: { amount: string, currency: string } }> }> }, opportunities: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, name: string, createdAt: string, closedAt: string | null, expectedCloseOn: string | null, amount: { amount: string, currency: string } | null, stage: { id: string, name: string, outcome: StageOutcome } }> } } | null };

export type CustomersPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type CustomersPageQuery = { customers: { totalCount: number, cursor: string, pageInfo: { startCursor: string | null, endCursor: string | null, hasPreviousPage: boolean, hasNextPage: boolean }, nodes: Array<{ id: string, version: number, name: string, email: string | null, country: string | null, lifecycle: Lifecycle, tags: Array<string>, updatedAt: string, owner: { id: string, name: string } | null, scores: Array<{ id: string, kind: string, value: number | null, unit: ScoreUnit, band: ScoreBand | null, trend: ScoreTrend }>, segment: { confidence: number, segment: { id: string, name: string } } | null, sentiment: { value: number, label: SentimentLabel, mood: SentimentMood } | null }> } };

export type ForecastPageQueryVariables = Exact<{
  scope: ForecastScope;
  horizon: number;
}>;


export type ForecastPageQuery = { forecastSeries: Array<{ key: string, measure: ForecastMeasure, granularity: ForecastGranularity, status: ScoreStatus, grade: Grade | null, interactionKind: InteractionKind | null, product: { id: string, name: string } | null, pipeline: { id: string, name: string } | null }> | null, forecast: { key: string, unit: ScoreUnit, currency: string | null, method: string, grade: Grade | null, notes: Array<string>, asOf: string, metrics: Array<{ name: string, value: number, interval: { lower: number, upper: number } | null }>, baseline: { name: string, metrics: Array<{ name: string, value: number }> } | null, history: Array<{ startsOn: string, value: number }>, points: Array<{ startsOn: string, endsOn: string, inProgress: boolean, value: number, base: number, residual: number, intervals: Array<{ level: number, lower: number, upper: number }>, contributions: Array<{ kind: ForecastPartKind, name: string, value: number }> }>, provenance: { modelRun: { id: string, algorithm: string, finishedAt: string | null } } } | null, weightedPipeline: { asOf: string, expected: { amount: string, currency: string }, comparison: Array<{ weighting: PipelineWeighting, deals: number, expected: { amount: string } }>, periods: Array<{ startsOn: string, endsOn: string, deals: number, expected: { amount: string }, intervals: Array<{ level: number, lower: number, upper: number }> }> } | null };

export type HomePageQueryVariables = Exact<{
  since: string;
  before: string;
  today: string;
}>;


export type HomePageQuery = { viewer: { name: string, role: Role, scope: RowScope, permissions: Array<string>, user: { id: string, name: string } | null }, serverInfo: { baseCurrency: string, cursor: string }, customers: { totalCount: number }, newCustomers: { totalCount: number }, orders: { totalCount: number }, ordersBefore: { totalCount: number }, contacts: { totalCount: number }, contactsBefore: { totalCount: number }, overdue: { totalCount: number, nodes: Array<{ id: string, name: string, expectedCloseOn: string | null, amount: { amount: string, currency: string } | null, customer: { id: string, name: string } }> }, sentimentAlerts: { totalCount: number, nodes: Array<{ id: string, turnedAt: string, customer: { id: string, name: string }, interaction: { id: string, subject: string | null } }> } | null, importJobs: { nodes: Array<{ id: string, source: string, status: ImportStatus, rejected: number, createdAt: string }> }, modelHealth: Array<{ plugin: string, grade: Grade | null, attention: Array<string>, lastRun: { id: string, status: RunStatus } | null }>, plugins: Array<{ id: string, status: PluginStatus, error: string | null, hint: string | null }> };

export type ImportsPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ImportsPageQuery = { importJobs: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, type: ImportType, source: string, format: ImportFormat, status: ImportStatus, total: number, processed: number, inserted: number, updated: number, duplicates: number, rejected: number, createdCustomers: number, notes: Array<string>, unmappedColumns: Array<string>, error: string | null, createdAt: string, finishedAt: string | null, unknownWords: Array<{ column: string, word: string, count: number }>, errors: { totalCount: number, nodes: Array<{ id: string, line: number, column: string | null, code: string, message: string }> }, warnings: { totalCount: number, nodes: Array<{ id: string, line: number, column: string, code: string, message: string }> } }> } };

export type ModelsPageQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsPageQuery = { modelHealth: Array<{ plugin: string, algorithms: Array<string>, attention: Array<string>, grade: Grade | null, ageDays: number | null, scores: Array<{ status: ScoreStatus, count: number, oldestAt: string, newestAt: string }>, live: { eventsWaiting: number, lagSeconds: number } | null, promotedRun: { id: string, algorithm: string, promotedAt: string | null, metrics: Array<{ name: string, value: number }>, baseline: { name: string, metrics: Array<{ name: string, value: number }> } | null } | null, lastRun: { id: string, algorithm: string, status: RunStatus, message: string | null, progress: number } | null, drift: { id: string, proposal: DriftProposal, reasons: Array<string>, measuredAt: string, features: Array<{ feature: string, psi: number }> } | null, nextTraining: { id: string, cron: string, timeZone: string, nextDueAt: string } | null }>, modelRuns: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, plugin: string, algorithm: string, status: RunStatus, grade: Grade | null, promoted: boolean, promotedAt: string | null, progress: number, message: string | null, rows: number, createdAt: string, startedAt: string | null, finishedAt: string | null, metrics: Array<{ name: string, value: number, split: MetricSplit }>, error: { code: string, message: string } | null }> }, trainingSchedules: Array<{ id: string, plugin: string, algorithm: string, cron: string, timeZone: string, promotion: Promotion, params: unknown, nextDueAt: string, problem: string | null, lastRun: { id: string, status: RunStatus } | null }> };

export type PipelinePageQueryVariables = Exact<{
  closedSince: string;
}>;


export type PipelinePageQuery = { pipelines: Array<{ id: string, key: string, name: string, stages: Array<{ id: string, key: string, name: string, outcome: StageOutcome, position: number, defaultProbability: number | null }> }>, open: { totalCount: number, cursor: string, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, version: number, name: string, probability: number | null, expectedCloseOn: string | null, closedAt: string | null, amount: { amount: string, currency: string } | null, stage: { id: string, key: string, outcome: StageOutcome }, customer: { id: string, name: string }, owner: { id: string, name: string } | null, scores: Array<{ kind: string, value: number | null }> }> }, closed: { totalCount: number, nodes: Array<{ id: string, version: number, name: string, probability: number | null, expectedCloseOn: string | null, closedAt: string | null, amount: { amount: string, currency: string } | null, stage: { id: string, key: string, outcome: StageOutcome }, customer: { id: string, name: string }, owner: { id: string, name: string } | null, scores: Array<{ kind: string, value: number | null }> }> }, weightedPipeline: { asOf: string, overdue: number, expected: { amount: string, currency: string }, commit: { amount: string }, bestCase: { amount: string }, stages: Array<{ deals: number, stage: { id: string, name: string } | null, unweighted: { amount: string }, expected: { amount: string } }> } | null };

export type DealFragment = { id: string, version: number, name: string, probability: number | null, expectedCloseOn: string | null, closedAt: string | null, amount: { amount: string, currency: string } | null, stage: { id: string, key: string, outcome: StageOutcome }, customer: { id: string, name: string }, owner: { id: string, name: string } | null, scores: Array<{ kind: string, value: number | null }> };

export type SegmentsPageQueryVariables = Exact<{ [key: string]: never; }>;


export type SegmentsPageQuery = { segmentMap: { limit: number, sample: SegmentMapSample, customers: number, axes: Array<{ explained: number, low: string, high: string, features: Array<{ feature: string, description: string, weight: number }> }>, points: Array<{ x: number, y: number, confidence: number, customer: { id: string, name: string }, segment: { id: string } }> } | null, segments: Array<{ id: string, name: string, position: number, size: number, share: number, isNoise: boolean, features: Array<{ feature: string, description: string, mean: number, difference: number }>, modelRun: { id: string, algorithm: string, grade: Grade | null, finishedAt: string | null }, memberships: { nodes: Array<{ id: string, confidence: number, since: string, previousSegment: { id: string, name: string } | null, customer: { id: string, name: string } }> } }> };

export type SentimentPageQueryVariables = Exact<{
  filter?: SentimentTrendFilter | null | undefined;
}>;


export type SentimentPageQuery = { sentimentTrend: Array<{ at: string, value: number | null, count: number, customers: number, positive: number, neutral: number, negative: number }> | null, sentimentAlerts: { totalCount: number, nodes: Array<{ id: string, status: SentimentAlertStatus, level: number, turnedAt: string, note: string | null, acknowledgedBy: { id: string, name: string } | null, customer: { id: string, name: string, owner: { id: string, name: string } | null }, interaction: { id: string, subject: string | null, body: string | null, sentiment: { words: Array<{ text: string, field: SentimentField, start: number, end: number, contribution: number }> } | null } }> } | null, customerSentiments: { totalCount: number, nodes: Array<{ value: number, label: SentimentLabel, mood: SentimentMood, lastAt: string, interval: { lower: number, upper: number }, trend: { direction: SentimentDirection }, customer: { id: string, name: string } }> } | null, interactions: { nodes: Array<{ id: string, kind: InteractionKind, subject: string | null, body: string | null, occurredAt: string, customer: { id: string, name: string }, sentiment: { label: SentimentLabel | null, polarity: number | null } | null }> } };

export type SettingsPageQueryVariables = Exact<{
  auditFilter?: AuditFilter | null | undefined;
  auditAfter?: string | null | undefined;
}>;


export type SettingsPageQuery = { viewer: { name: string, role: Role, scope: RowScope, permissions: Array<string>, user: { id: string, name: string, email: string } | null }, serverInfo: { version: string, startedAt: string, baseCurrency: string, computeThreads: number }, users: { totalCount: number, nodes: Array<{ id: string, version: number, name: string, email: string, role: Role, scope: RowScope, active: boolean }> }, apiKeys: { totalCount: number, nodes: Array<{ id: string, name: string, prefix: string, role: Role, scope: RowScope, createdAt: string, expiresAt: string | null, revokedAt: string | null, user: { id: string, name: string } | null }> }, plugins: Array<{ id: string, version: string, description: string, status: PluginStatus, stage: string | null, error: string | null, hint: string | null, fields: Array<string>, timings: Array<{ stage: string, durationMs: number }> }>, auditEntries: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, at: string, action: string, actorKind: string, actorId: string, actorName: string | null, recordType: string, recordId: string | null, recordName: string | null, before: unknown, after: unknown }> } };

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
