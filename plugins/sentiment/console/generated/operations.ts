/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An alert to acknowledge. */
export type AcknowledgeSentimentAlertInput = {
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** What is being done about it; at most 2,000 characters. Omitted: the existing note stays. */
  note?: string | null | undefined;
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

/** A mood that holds until the other one is reached, so that a wavering customer does not switch back and forth. UNKNOWN: neither has been reached yet. */
export type SentimentMood =
  | 'NEGATIVE'
  | 'POSITIVE'
  | 'UNKNOWN';

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

export type SentimentTrendQueryVariables = Exact<{
  filter?: SentimentTrendFilter | null | undefined;
}>;


export type SentimentTrendQuery = { sentimentTrend: Array<{ at: string, count: number, customers: number, negative: number, neutral: number, positive: number, value: number | null }> | null };

export type TextsOfPeriodQueryVariables = Exact<{
  from: string;
  to: string;
  after?: string | null | undefined;
}>;


export type TextsOfPeriodQuery = { interactions: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, subject: string | null, body: string | null, occurredAt: string, customer: { id: string, name: string }, sentiment: { label: SentimentLabel | null, polarity: number | null, words: Array<{ text: string, start: number, end: number, field: SentimentField, contribution: number }> } | null }> } };

export type AlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertsQuery = { sentimentAlerts: { totalCount: number, nodes: Array<{ id: string, status: SentimentAlertStatus, level: number, turnedAt: string, note: string | null, acknowledgedBy: { id: string, name: string } | null, customer: { id: string, name: string, owner: { id: string, name: string } | null }, interaction: { id: string, subject: string | null, body: string | null } }> } | null };

export type AcknowledgeAlertMutationVariables = Exact<{
  input: AcknowledgeSentimentAlertInput;
}>;


export type AcknowledgeAlertMutation = { acknowledgeSentimentAlert: { alert: { id: string, status: SentimentAlertStatus, note: string | null } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } | null };

export type FeelingChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FeelingChangesSubscription = { sentimentChanged: { cursor: string, mood: SentimentMood, customer: { id: string, name: string }, alert: { id: string, status: SentimentAlertStatus } | null } };

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

export const SentimentTrendDocument = new TypedDocumentString(`
    query SentimentTrend($filter: SentimentTrendFilter) {
  sentimentTrend(filter: $filter) {
    at
    count
    customers
    negative
    neutral
    positive
    value
  }
}
    `) as unknown as TypedDocumentString<SentimentTrendQuery, SentimentTrendQueryVariables>;
export const TextsOfPeriodDocument = new TypedDocumentString(`
    query TextsOfPeriod($from: DateTime!, $to: DateTime!, $after: String) {
  interactions(
    first: 30
    after: $after
    filter: {occurredAt: {gte: $from, lt: $to}, direction: {eq: INBOUND}}
    orderBy: {field: OCCURRED_AT, direction: DESC}
  ) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      subject
      body
      occurredAt
      customer {
        id
        name
      }
      sentiment {
        label
        polarity
        words {
          text
          start
          end
          field
          contribution
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TextsOfPeriodQuery, TextsOfPeriodQueryVariables>;
export const AlertsDocument = new TypedDocumentString(`
    query Alerts {
  sentimentAlerts(
    first: 30
    filter: {status: {in: [OPEN, ACKNOWLEDGED]}}
    orderBy: {field: TURNED_AT, direction: DESC}
  ) {
    totalCount
    nodes {
      id
      status
      level
      turnedAt
      note
      acknowledgedBy {
        id
        name
      }
      customer {
        id
        name
        owner {
          id
          name
        }
      }
      interaction {
        id
        subject
        body
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AlertsQuery, AlertsQueryVariables>;
export const AcknowledgeAlertDocument = new TypedDocumentString(`
    mutation AcknowledgeAlert($input: AcknowledgeSentimentAlertInput!) {
  acknowledgeSentimentAlert(input: $input) {
    alert {
      id
      status
      note
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeAlertMutation, AcknowledgeAlertMutationVariables>;
export const FeelingChangesDocument = new TypedDocumentString(`
    subscription FeelingChanges($after: String) {
  sentimentChanged(after: $after) {
    cursor
    customer {
      id
      name
    }
    mood
    alert {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<FeelingChangesSubscription, FeelingChangesSubscriptionVariables>;