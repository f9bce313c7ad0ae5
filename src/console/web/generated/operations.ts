/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What made a score change. */
export type CauseKind =
  | 'ERASURE'
  | 'EVENT'
  | 'EXTERNAL'
  | 'MODEL_RUN'
  | 'OVERRIDE'
  /** Only the passing of time. */
  | 'TIME';

/** A customer to create. */
export type CreateCustomerInput = {
  /** Your own fields, as a JSON object of at most 16 KiB. */
  attributes?: unknown;
  /** ISO 3166-1 alpha-2 code, e.g. DE. */
  country?: string | null | undefined;
  /** The address. */
  email?: string | null | undefined;
  /** The customer's ids in other systems. */
  externalIds?: Array<ExternalIdInput> | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** A person or an organisation. */
  kind: CustomerKind;
  /** BCP 47 tag, e.g. zh-CN. */
  language?: string | null | undefined;
  /** How far the relationship has progressed. */
  lifecycle?: Lifecycle | null | undefined;
  /** The name as people see it. */
  name: string;
  /** The user who is responsible. Default: nobody, or the caller if its scope is OWN. */
  ownerId?: string | number | null | undefined;
  /** In E.164 form, e.g. +4930123456, or in the usual form of the customer's country. Stored in E.164; `phoneAsGiven` keeps what was entered. */
  phone?: string | null | undefined;
  /** Your own tags. */
  tags?: Array<string> | null | undefined;
  /** IANA name, e.g. Europe/Berlin. */
  timeZone?: string | null | undefined;
};

/** Whether a customer is one person or an organisation. */
export type CustomerKind =
  | 'ORGANISATION'
  | 'PERSON';

/** A customer to delete together with its interactions, opportunities and orders. `restoreCustomer` brings them back. */
export type DeleteCustomerInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Who initiated it: the customer (INBOUND), we (OUTBOUND), or a note among ourselves (INTERNAL). */
export type Direction =
  | 'INBOUND'
  | 'INTERNAL'
  | 'OUTBOUND';

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
  /** The body has an unexpected type or charset: /graphql takes JSON in UTF-8. */
  | 'UNSUPPORTED_MEDIA_TYPE'
  /** The record changed since the version you named; read it again and retry. */
  | 'VERSION_CONFLICT';

/** The id of a customer in another system. */
export type ExternalIdInput = {
  /** The id in that system; unique within the source. */
  externalId: string;
  /** The other system, e.g. "shop". */
  source: string;
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

/** How far the relationship with a customer has progressed. */
export type Lifecycle =
  | 'CUSTOMER'
  | 'FORMER'
  | 'LEAD'
  | 'VISITOR';

/** A contact with a customer. */
export type LogInteractionInput = {
  /** Up to 1,000,000 characters. */
  body?: string | null | undefined;
  /** Where it happened, e.g. "phone", "web", "WeChat". */
  channel?: string | null | undefined;
  /** The customer; it must be visible to the caller. */
  customerId: string | number;
  /** Who began. */
  direction?: Direction | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The means of contact. */
  kind: InteractionKind;
  /** BCP 47 tag. Default: detected, if a plugin can. */
  language?: string | null | undefined;
  /** When it took place; not in the future. */
  occurredAt: string;
  /** The opportunity that it was about; it must belong to the same customer. */
  opportunityId?: string | number | null | undefined;
  /** Your own facts, as a JSON object of at most 16 KiB. */
  properties?: unknown;
  /** What it was about, in a line. */
  subject?: string | null | undefined;
};

/** PLACED, PAID and FULFILLED orders count as purchases in models; the others do not. */
export type OrderStatus =
  | 'CANCELLED'
  | 'FULFILLED'
  | 'PAID'
  | 'PENDING'
  | 'PLACED'
  | 'REFUNDED';

/** Where in the console a panel of a plugin appears. */
export type PanelPoint =
  | 'COMMAND'
  | 'CUSTOMER_COLUMN'
  | 'CUSTOMER_PANEL'
  | 'HOME_TILE'
  | 'PAGE'
  | 'RECORD_ACTION';

/** ACTIVE: works. DEGRADED: works in part. FAILED: did not start; its fields answer null with PLUGIN_UNAVAILABLE. DISABLED: switched off. */
export type PluginStatus =
  | 'ACTIVE'
  | 'DEGRADED'
  | 'DISABLED'
  | 'FAILED';

/** What happened to a record. */
export type RecordAction =
  | 'ADDED'
  | 'REMOVED'
  | 'UPDATED';

/** Conditions on record changes. A change must meet all of them. */
export type RecordFilter = {
  actions?: Array<RecordAction> | null | undefined;
  /** Only these customers, and what belongs to them. */
  customerIds?: Array<string | number> | null | undefined;
  /** Only these records. */
  ids?: Array<string | number> | null | undefined;
};

/** A record type whose changes can be watched. */
export type RecordType =
  | 'CUSTOMER'
  | 'INTERACTION'
  | 'OPPORTUNITY'
  | 'ORDER';

/** A customer to restore, with everything that was deleted together with it. The version is that of the deleted record: one above the last one you read. */
export type RestoreCustomerInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

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

/** Conditions on score changes. A change must meet all of them. */
export type ScoreFilter = {
  /** Only scores of these kinds, e.g. ["segmentation.segment"]. */
  kinds?: Array<string> | null | undefined;
  /** Smallest difference from the previous value. Changes from or to no value have no difference and are left out when this is set. */
  minChange?: number | null | undefined;
  /** Only scores of this plugin. */
  plugin?: string | null | undefined;
  /** Only scores of these records. */
  subjectIds?: Array<string | number> | null | undefined;
};

/** Whether the value may be relied on. A null value with INSUFFICIENT_DATA is not zero. */
export type ScoreStatus =
  | 'INSUFFICIENT_DATA'
  | 'OK'
  | 'STALE'
  | 'WITHHELD_CONSENT';

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

/** Whether deals in a stage are open, won or lost. */
export type StageOutcome =
  | 'LOST'
  | 'OPEN'
  | 'WON';

/** A training to run. */
export type TrainModelInput = {
  /** One of the plugin’s algorithms, e.g. "KMEANS". */
  algorithm: string;
  /** The training knows nothing after this moment. Default: now. */
  asOf?: string | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Parameters of the algorithm; the plugin’s README lists them. */
  params?: unknown;
  /** Id of the plugin, e.g. "segmentation". */
  plugin: string;
  /** Whether the model starts to score when the run succeeds and is no worse than its baseline. Default: true. */
  promote?: boolean | null | undefined;
  /** Seed of all randomness in the training. Default: 42. */
  seed?: number | null | undefined;
};

/** Changes to a customer. An omitted field stays as it is; null clears a field that may be empty. */
export type UpdateCustomerInput = {
  /** Your own fields, as a JSON object of at most 16 KiB. Replaces the existing object. */
  attributes?: unknown;
  /** ISO 3166-1 alpha-2 code, e.g. DE. */
  country?: string | null | undefined;
  /** The address. */
  email?: string | null | undefined;
  /** Replaces all existing ones. */
  externalIds?: Array<ExternalIdInput> | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** A person or an organisation. */
  kind?: CustomerKind | null | undefined;
  /** BCP 47 tag, e.g. zh-CN. */
  language?: string | null | undefined;
  /** How far the relationship has progressed. */
  lifecycle?: Lifecycle | null | undefined;
  /** The name as people see it. */
  name?: string | null | undefined;
  /** The user who takes over responsibility; null for nobody. A caller with the scope OWN no longer sees a customer that it hands over. */
  ownerId?: string | number | null | undefined;
  /** In E.164 form, e.g. +4930123456, or in the usual form of the customer's country. Stored in E.164; `phoneAsGiven` keeps what was entered. */
  phone?: string | null | undefined;
  /** Your own tags. Replaces all existing ones. */
  tags?: Array<string> | null | undefined;
  /** IANA name, e.g. Europe/Berlin. */
  timeZone?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** An enum describing what kind of type a given `__Type` is. */
export type __TypeKind =
  /** Indicates this type is a scalar. */
  | 'SCALAR'
  /** Indicates this type is an object. `fields` and `interfaces` are valid fields. */
  | 'OBJECT'
  /** Indicates this type is an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields. */
  | 'INTERFACE'
  /** Indicates this type is a union. `possibleTypes` is a valid field. */
  | 'UNION'
  /** Indicates this type is an enum. `enumValues` is a valid field. */
  | 'ENUM'
  /** Indicates this type is an input object. `inputFields` is a valid field. */
  | 'INPUT_OBJECT'
  /** Indicates this type is a list. `ofType` is a valid field. */
  | 'LIST'
  /** Indicates this type is a non-null. `ofType` is a valid field. */
  | 'NON_NULL';

export type ScorePartsFragment = { id: string, kind: string, value: number | null, previousValue: number | null, unit: ScoreUnit, band: ScoreBand | null, status: ScoreStatus, trend: ScoreTrend, horizonDays: number | null, computedAt: string, changedAt: string, interval: { lower: number, upper: number, level: number } | null, explanation: { method: string, baseValue: number, rawValue: number, residual: number, factors: Array<{ feature: string, text: string, contribution: number }> } | null, provenance: { cause: { kind: CauseKind, text: string }, modelRun: { id: string, algorithm: string, plugin: string } }, history: { nodes: Array<{ id: string, value: number | null, computedAt: string }> } };

export type CustomerPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerPageQuery = { customer: { id: string, version: number, name: string, kind: CustomerKind, email: string | null, phone: string | null, phoneAsGiven: string | null, country: string | null, language: string | null, timeZone: string | null, lifecycle: Lifecycle, tags: Array<string>, attributes: unknown, createdAt: string, updatedAt: string, deletedAt: string | null, owner: { id: string, name: string } | null, externalIds: Array<{ id: string, source: string, externalId: string }>, scores: Array<{ id: string, kind: string, value: number | null, previousValue: number | null, unit: ScoreUnit, band: ScoreBand | null, status: ScoreStatus, trend: ScoreTrend, horizonDays: number | null, computedAt: string, changedAt: string, interval: { lower: number, upper: number, level: number } | null, explanation: { method: string, baseValue: number, rawValue: number, residual: number, factors: Array<{ feature: string, text: string, contribution: number }> } | null, provenance: { cause: { kind: CauseKind, text: string }, modelRun: { id: string, algorithm: string, plugin: string } }, history: { nodes: Array<{ id: string, value: number | null, computedAt: string }> } }> } | null };

export type QuickLookQueryVariables = Exact<{
  id: string | number;
}>;


export type QuickLookQuery = { customer: { id: string, name: string, kind: CustomerKind, email: string | null, phone: string | null, country: string | null, lifecycle: Lifecycle, tags: Array<string>, createdAt: string, owner: { id: string, name: string } | null, scores: Array<{ id: string, kind: string, value: number | null, unit: ScoreUnit, trend: ScoreTrend, interval: { lower: number, upper: number, level: number } | null }>, interactions: { nodes: Array<{ id: string, kind: InteractionKind, direction: Direction | null, subject: string | null, body: string | null, occurredAt: string }> }, orders: { totalCount: number, nodes: Array<{ id: string, number: string | null, placedAt: string, status: OrderStatus, total: { amount: string, currency: string } }> } } | null };

export type CustomerInteractionsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type CustomerInteractionsQuery = { customer: { id: string, interactions: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, kind: InteractionKind, channel: string | null, direction: Direction | null, subject: string | null, body: string | null, occurredAt: string }> } } | null };

export type CustomerOrdersQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type CustomerOrdersQuery = { customer: { id: string, orders: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, number: string | null, placedAt: string, status: OrderStatus, total: { amount: string, currency: string }, lines: Array<{ id: string, quantity: string, product: { id: string, name: string } }> }> } } | null };

export type CustomerDealsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type CustomerDealsQuery = { customer: { id: string, opportunities: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, name: string, createdAt: string, closedAt: string | null, amount: { amount: string, currency: string } | null, stage: { id: string, name: string, outcome: StageOutcome } }> } } | null };

export type RecordAuditQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type RecordAuditQuery = { auditEntries: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, at: string, action: string, actorKind: string, actorId: string, before: unknown, after: unknown }> } };

export type UpdateCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type UpdateCustomerMutation = { updateCustomer: { customer: { id: string, version: number, name: string, email: string | null, phone: string | null, country: string | null, language: string | null, lifecycle: Lifecycle, tags: Array<string>, owner: { id: string, name: string } | null } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type LogInteractionMutationVariables = Exact<{
  input: LogInteractionInput;
}>;


export type LogInteractionMutation = { logInteraction: { interaction: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type CustomerRecordChangesSubscriptionVariables = Exact<{
  filter?: RecordFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerRecordChangesSubscription = { recordChanged: { cursor: string, action: RecordAction, type: RecordType } };

export type CustomerScoreChangesSubscriptionVariables = Exact<{
  filter?: ScoreFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerScoreChangesSubscription = { scoreChanged: { cursor: string, previousValue: number | null, cause: { text: string }, score: { id: string, kind: string, value: number | null, unit: ScoreUnit } } };

export type CustomerFilterFieldsQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerFilterFieldsQuery = { __type: { inputFields: Array<{ name: string, description: string | null, type: { name: string | null, kind: __TypeKind, inputFields: Array<{ name: string, type: { name: string | null, kind: __TypeKind, ofType: { name: string | null, kind: __TypeKind, enumValues: Array<{ name: string }> | null, ofType: { name: string | null, kind: __TypeKind, enumValues: Array<{ name: string }> | null } | null } | null } }> | null } }> | null } | null };

export type OwnersQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnersQuery = { users: { nodes: Array<{ id: string, name: string }> } };

export type TagCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type TagCustomerMutation = { updateCustomer: { customer: { id: string, version: number, tags: Array<string>, owner: { id: string, name: string } | null } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type CreateCustomerMutationVariables = Exact<{
  input: CreateCustomerInput;
}>;


export type CreateCustomerMutation = { createCustomer: { customer: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteCustomerMutationVariables = Exact<{
  input: DeleteCustomerInput;
}>;


export type DeleteCustomerMutation = { deleteCustomer: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RestoreCustomerMutationVariables = Exact<{
  input: RestoreCustomerInput;
}>;


export type RestoreCustomerMutation = { restoreCustomer: { customer: { id: string, version: number } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type CustomerChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CustomerChangesSubscription = { recordChanged: { cursor: string, action: RecordAction, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     } };

export type ScoreChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ScoreChangesSubscription = { scoreChanged: { cursor: string, score: { id: string, subject:
        | { id: string }
        | Record<PropertyKey, never>
       } } };

export type TrainModelMutationVariables = Exact<{
  input: TrainModelInput;
}>;


export type TrainModelMutation = { trainModel: { modelRun: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RunStateQueryVariables = Exact<{
  id: string | number;
}>;


export type RunStateQuery = { modelRun: { id: string, status: RunStatus, progress: number, message: string | null } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { id: string, name: string, email: string, role: Role, scope: RowScope } | null, serverInfo: { version: string, baseCurrency: string, startedAt: string }, plugins: Array<{ id: string, version: string, description: string, status: PluginStatus, stage: string | null, error: string | null, hint: string | null, panels: Array<{ id: string, point: PanelPoint, spec: unknown }> }> };

export type FindCustomersQueryVariables = Exact<{
  search: string;
}>;


export type FindCustomersQuery = { customers: { nodes: Array<{ id: string, name: string, kind: CustomerKind, email: string | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ScorePartsFragmentDoc = new TypedDocumentString(`
    fragment ScoreParts on Score {
  id
  kind
  value
  previousValue
  unit
  band
  status
  trend
  horizonDays
  computedAt
  changedAt
  interval {
    lower
    upper
    level
  }
  explanation {
    method
    baseValue
    rawValue
    residual
    factors {
      feature
      text
      contribution
    }
  }
  provenance {
    cause {
      kind
      text
    }
    modelRun {
      id
      algorithm
      plugin
    }
  }
  history(first: 40) {
    nodes {
      id
      value
      computedAt
    }
  }
}
    `, {"fragmentName":"ScoreParts"}) as unknown as TypedDocumentString<ScorePartsFragment, unknown>;
export const CustomerPageDocument = new TypedDocumentString(`
    query CustomerPage($id: ID!) {
  customer(id: $id) {
    id
    version
    name
    kind
    email
    phone
    phoneAsGiven
    country
    language
    timeZone
    lifecycle
    tags
    attributes
    createdAt
    updatedAt
    deletedAt
    owner {
      id
      name
    }
    externalIds {
      id
      source
      externalId
    }
    scores {
      ...ScoreParts
    }
  }
}
    fragment ScoreParts on Score {
  id
  kind
  value
  previousValue
  unit
  band
  status
  trend
  horizonDays
  computedAt
  changedAt
  interval {
    lower
    upper
    level
  }
  explanation {
    method
    baseValue
    rawValue
    residual
    factors {
      feature
      text
      contribution
    }
  }
  provenance {
    cause {
      kind
      text
    }
    modelRun {
      id
      algorithm
      plugin
    }
  }
  history(first: 40) {
    nodes {
      id
      value
      computedAt
    }
  }
}`) as unknown as TypedDocumentString<CustomerPageQuery, CustomerPageQueryVariables>;
export const QuickLookDocument = new TypedDocumentString(`
    query QuickLook($id: ID!) {
  customer(id: $id) {
    id
    name
    kind
    email
    phone
    country
    lifecycle
    tags
    createdAt
    owner {
      id
      name
    }
    scores {
      id
      kind
      value
      unit
      trend
      interval {
        lower
        upper
        level
      }
    }
    interactions(first: 3) {
      nodes {
        id
        kind
        direction
        subject
        body
        occurredAt
      }
    }
    orders(first: 3) {
      totalCount
      nodes {
        id
        number
        placedAt
        status
        total {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuickLookQuery, QuickLookQueryVariables>;
export const CustomerInteractionsDocument = new TypedDocumentString(`
    query CustomerInteractions($id: ID!, $after: String) {
  customer(id: $id) {
    id
    interactions(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        kind
        channel
        direction
        subject
        body
        occurredAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerInteractionsQuery, CustomerInteractionsQueryVariables>;
export const CustomerOrdersDocument = new TypedDocumentString(`
    query CustomerOrders($id: ID!, $after: String) {
  customer(id: $id) {
    id
    orders(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        number
        placedAt
        status
        total {
          amount
          currency
        }
        lines {
          id
          quantity
          product {
            id
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerOrdersQuery, CustomerOrdersQueryVariables>;
export const CustomerDealsDocument = new TypedDocumentString(`
    query CustomerDeals($id: ID!, $after: String) {
  customer(id: $id) {
    id
    opportunities(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        name
        createdAt
        closedAt
        amount {
          amount
          currency
        }
        stage {
          id
          name
          outcome
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerDealsQuery, CustomerDealsQueryVariables>;
export const RecordAuditDocument = new TypedDocumentString(`
    query RecordAudit($id: ID!, $after: String) {
  auditEntries(
    first: 30
    after: $after
    filter: {recordId: {eq: $id}}
    orderBy: {field: AT, direction: DESC}
  ) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      at
      action
      actorKind
      actorId
      before
      after
    }
  }
}
    `) as unknown as TypedDocumentString<RecordAuditQuery, RecordAuditQueryVariables>;
export const UpdateCustomerDocument = new TypedDocumentString(`
    mutation UpdateCustomer($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    customer {
      id
      version
      name
      email
      phone
      country
      language
      lifecycle
      tags
      owner {
        id
        name
      }
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCustomerMutation, UpdateCustomerMutationVariables>;
export const LogInteractionDocument = new TypedDocumentString(`
    mutation LogInteraction($input: LogInteractionInput!) {
  logInteraction(input: $input) {
    interaction {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LogInteractionMutation, LogInteractionMutationVariables>;
export const CustomerRecordChangesDocument = new TypedDocumentString(`
    subscription CustomerRecordChanges($filter: RecordFilter, $after: String) {
  recordChanged(filter: $filter, after: $after) {
    cursor
    action
    type
  }
}
    `) as unknown as TypedDocumentString<CustomerRecordChangesSubscription, CustomerRecordChangesSubscriptionVariables>;
export const CustomerScoreChangesDocument = new TypedDocumentString(`
    subscription CustomerScoreChanges($filter: ScoreFilter, $after: String) {
  scoreChanged(filter: $filter, after: $after) {
    cursor
    previousValue
    cause {
      text
    }
    score {
      id
      kind
      value
      unit
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerScoreChangesSubscription, CustomerScoreChangesSubscriptionVariables>;
export const CustomerFilterFieldsDocument = new TypedDocumentString(`
    query CustomerFilterFields {
  __type(name: "CustomerFilter") {
    inputFields {
      name
      description
      type {
        name
        kind
        inputFields {
          name
          type {
            name
            kind
            ofType {
              name
              kind
              enumValues {
                name
              }
              ofType {
                name
                kind
                enumValues {
                  name
                }
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerFilterFieldsQuery, CustomerFilterFieldsQueryVariables>;
export const OwnersDocument = new TypedDocumentString(`
    query Owners {
  users(first: 100, filter: {active: true}, orderBy: {field: NAME}) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<OwnersQuery, OwnersQueryVariables>;
export const TagCustomerDocument = new TypedDocumentString(`
    mutation TagCustomer($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    customer {
      id
      version
      tags
      owner {
        id
        name
      }
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TagCustomerMutation, TagCustomerMutationVariables>;
export const CreateCustomerDocument = new TypedDocumentString(`
    mutation CreateCustomer($input: CreateCustomerInput!) {
  createCustomer(input: $input) {
    customer {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCustomerMutation, CreateCustomerMutationVariables>;
export const DeleteCustomerDocument = new TypedDocumentString(`
    mutation DeleteCustomer($input: DeleteCustomerInput!) {
  deleteCustomer(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCustomerMutation, DeleteCustomerMutationVariables>;
export const RestoreCustomerDocument = new TypedDocumentString(`
    mutation RestoreCustomer($input: RestoreCustomerInput!) {
  restoreCustomer(input: $input) {
    customer {
      id
      version
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreCustomerMutation, RestoreCustomerMutationVariables>;
export const CustomerChangesDocument = new TypedDocumentString(`
    subscription CustomerChanges($after: String) {
  recordChanged(types: [CUSTOMER], after: $after) {
    cursor
    action
    node {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerChangesSubscription, CustomerChangesSubscriptionVariables>;
export const ScoreChangesDocument = new TypedDocumentString(`
    subscription ScoreChanges($after: String) {
  scoreChanged(after: $after) {
    cursor
    score {
      id
      subject {
        ... on Customer {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreChangesSubscription, ScoreChangesSubscriptionVariables>;
export const TrainModelDocument = new TypedDocumentString(`
    mutation TrainModel($input: TrainModelInput!) {
  trainModel(input: $input) {
    modelRun {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TrainModelMutation, TrainModelMutationVariables>;
export const RunStateDocument = new TypedDocumentString(`
    query RunState($id: ID!) {
  modelRun(id: $id) {
    id
    status
    progress
    message
  }
}
    `) as unknown as TypedDocumentString<RunStateQuery, RunStateQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  me {
    id
    name
    email
    role
    scope
  }
  serverInfo {
    version
    baseCurrency
    startedAt
  }
  plugins {
    id
    version
    description
    status
    stage
    error
    hint
    panels {
      id
      point
      spec
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const FindCustomersDocument = new TypedDocumentString(`
    query FindCustomers($search: String!) {
  customers(search: $search, first: 8) {
    nodes {
      id
      name
      kind
      email
    }
  }
}
    `) as unknown as TypedDocumentString<FindCustomersQuery, FindCustomersQueryVariables>;