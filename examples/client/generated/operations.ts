/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether a customer is one person or an organisation. */
export type CustomerKind =
  | 'ORGANISATION'
  | 'PERSON';

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

/** The id of a customer in another system. */
export type ExternalIdInput = {
  /** The id in that system; unique within the source. */
  externalId: string;
  /** The other system, e.g. "shop". */
  source: string;
};

/** QUEUED: all lines are staged. APPLYING: they are checked and written in batches. Then SUCCEEDED or FAILED; a failed import keeps the batches before the failure. */
export type ImportStatus =
  | 'APPLYING'
  | 'FAILED'
  | 'QUEUED'
  | 'SUCCEEDED';

/** How far the relationship with a customer has progressed. */
export type Lifecycle =
  | 'CUSTOMER'
  | 'FORMER'
  | 'LEAD'
  | 'VISITOR';

/** What happened to a record. */
export type RecordAction =
  | 'ADDED'
  | 'REMOVED'
  | 'UPDATED';

/** The value in a word, by thresholds fixed when the model was trained: it changes only when this record changes. */
export type ScoreBand =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'VERY_HIGH'
  | 'VERY_LOW';

/** Changes to a customer. An omitted field stays as it is; null clears a field that may be empty. */
export type UpdateCustomerInput = {
  /** Your own fields, as a JSON object of at most 16 KiB. Replaces the existing object. */
  attributes?: unknown;
  /** ISO 3166-1 alpha-2 code, e.g. DE. */
  country?: string | null | undefined;
  /** The internet domains of an organisation, e.g. acme.example; at most 100. */
  domains?: Array<string> | null | undefined;
  /** The address. */
  email?: string | null | undefined;
  /** How many people work for an organisation. */
  employeeCount?: number | null | undefined;
  /** Replaces all existing ones. */
  externalIds?: Array<ExternalIdInput> | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The industry of an organisation, in your own words. */
  industry?: string | null | undefined;
  /** A person or an organisation. */
  kind?: CustomerKind | null | undefined;
  /** BCP 47 tag, e.g. zh-CN. */
  language?: string | null | undefined;
  /** How far the relationship has progressed. */
  lifecycle?: Lifecycle | null | undefined;
  /** The name as people see it. */
  name?: string | null | undefined;
  /** The organisation that a person mainly works for. An employment is added if there is none; null keeps the employments, and none is the main one. */
  organisationId?: string | number | null | undefined;
  /** The user who takes over responsibility; null for nobody. A caller with the scope OWN no longer sees a customer that it hands over. */
  ownerId?: string | number | null | undefined;
  /** The organisation that an organisation belongs to; none that belongs to this one. */
  parentId?: string | number | null | undefined;
  /** In E.164 form, e.g. +4930123456, or in the usual form of the customer's country. Stored in E.164; `phoneAsGiven` keeps what was entered. */
  phone?: string | null | undefined;
  /** Your own tags. Replaces all existing ones. */
  tags?: Array<string> | null | undefined;
  /** IANA name, e.g. Europe/Berlin. */
  timeZone?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
  /** The address of the website, beginning with http or https. */
  website?: string | null | undefined;
};

export type CustomerRowFragment = { id: string, version: number, name: string, country: string | null, scores: Array<{ id: string, value: number | null, band: ScoreBand | null }> };

export type CustomerPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type CustomerPageQuery = { customers: { totalCount: number, cursor: string, pageInfo: { startCursor: string | null, endCursor: string | null, hasPreviousPage: boolean, hasNextPage: boolean }, nodes: Array<{ id: string, version: number, name: string, country: string | null, scores: Array<{ id: string, value: number | null, band: ScoreBand | null }> }> } };

export type CustomerChangesSubscriptionVariables = Exact<{
  after: string;
}>;


export type CustomerChangesSubscription = { recordChanged: { cursor: string, action: RecordAction, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string, version: number, name: string, country: string | null, scores: Array<{ id: string, value: number | null, band: ScoreBand | null }> }
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

export type RenameCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type RenameCustomerMutation = { updateCustomer: { customer: { id: string, version: number, name: string, country: string | null, scores: Array<{ id: string, value: number | null, band: ScoreBand | null }> } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> }
      | { code: ErrorCode, message: string, path: Array<string> }
    > } };

export type ImportResultQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportResultQuery = { importJob: { id: string, status: ImportStatus, processed: number, inserted: number, updated: number, rejected: number, error: string | null, errors: { nodes: Array<{ id: string, line: number, column: string | null, message: string }> } } | null };

export type ImportProgressSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type ImportProgressSubscription = { importProgress: { id: string, status: ImportStatus, processed: number, total: number } };

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
export const CustomerRowFragmentDoc = new TypedDocumentString(`
    fragment CustomerRow on Customer {
  id
  version
  name
  country
  scores(kinds: ["clv.value"]) {
    id
    value
    band
  }
}
    `, {"fragmentName":"CustomerRow"}) as unknown as TypedDocumentString<CustomerRowFragment, unknown>;
export const CustomerPageDocument = new TypedDocumentString(`
    query CustomerPage($first: Int, $after: String, $last: Int, $before: String) {
  customers(
    first: $first
    after: $after
    last: $last
    before: $before
    orderBy: {field: NAME}
  ) {
    totalCount
    cursor
    pageInfo {
      startCursor
      endCursor
      hasPreviousPage
      hasNextPage
    }
    nodes {
      ...CustomerRow
    }
  }
}
    fragment CustomerRow on Customer {
  id
  version
  name
  country
  scores(kinds: ["clv.value"]) {
    id
    value
    band
  }
}`) as unknown as TypedDocumentString<CustomerPageQuery, CustomerPageQueryVariables>;
export const CustomerChangesDocument = new TypedDocumentString(`
    subscription CustomerChanges($after: String!) {
  recordChanged(types: [CUSTOMER], after: $after) {
    cursor
    action
    node {
      id
      ... on Customer {
        ...CustomerRow
      }
    }
  }
}
    fragment CustomerRow on Customer {
  id
  version
  name
  country
  scores(kinds: ["clv.value"]) {
    id
    value
    band
  }
}`) as unknown as TypedDocumentString<CustomerChangesSubscription, CustomerChangesSubscriptionVariables>;
export const RenameCustomerDocument = new TypedDocumentString(`
    mutation RenameCustomer($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    customer {
      ...CustomerRow
    }
    userErrors {
      code
      message
      path
    }
  }
}
    fragment CustomerRow on Customer {
  id
  version
  name
  country
  scores(kinds: ["clv.value"]) {
    id
    value
    band
  }
}`) as unknown as TypedDocumentString<RenameCustomerMutation, RenameCustomerMutationVariables>;
export const ImportResultDocument = new TypedDocumentString(`
    query ImportResult($id: ID!) {
  importJob(id: $id) {
    id
    status
    processed
    inserted
    updated
    rejected
    error
    errors(first: 20) {
      nodes {
        id
        line
        column
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ImportResultQuery, ImportResultQueryVariables>;
export const ImportProgressDocument = new TypedDocumentString(`
    subscription ImportProgress($id: ID!) {
  importProgress(id: $id) {
    id
    status
    processed
    total
  }
}
    `) as unknown as TypedDocumentString<ImportProgressSubscription, ImportProgressSubscriptionVariables>;