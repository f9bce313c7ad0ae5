/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** Whether the value may be relied on. A null value with INSUFFICIENT_DATA is not zero. */
export type ScoreStatus =
  | 'INSUFFICIENT_DATA'
  | 'OK'
  | 'STALE'
  | 'WITHHELD_CONSENT';

/** What a score’s value is: a probability 0–1, a percentile 0–100, money in the base currency, a count, or an index defined by its kind. */
export type ScoreUnit =
  | 'COUNT'
  | 'INDEX'
  | 'MONEY'
  | 'PERCENTILE'
  | 'PROBABILITY';

export type ForecastSeriesListQueryVariables = Exact<{ [key: string]: never; }>;


export type ForecastSeriesListQuery = { forecastSeries: Array<{ key: string, measure: ForecastMeasure, granularity: ForecastGranularity, status: ScoreStatus, grade: Grade | null, interactionKind: InteractionKind | null, product: { id: string, name: string } | null, pipeline: { id: string, name: string } | null }> | null };

export type ForecastQueryVariables = Exact<{
  scope: ForecastScope;
  horizon: number;
}>;


export type ForecastQuery = { forecast: { key: string, status: ScoreStatus, unit: ScoreUnit, currency: string | null, method: string, grade: Grade | null, notes: Array<string>, asOf: string, metrics: Array<{ name: string, value: number, interval: { lower: number, upper: number } | null }>, baseline: { name: string, metrics: Array<{ name: string, value: number }> } | null, history: Array<{ startsOn: string, value: number }>, points: Array<{ startsOn: string, endsOn: string, value: number, inProgress: boolean, base: number, residual: number, intervals: Array<{ level: number, lower: number, upper: number }>, contributions: Array<{ kind: ForecastPartKind, name: string, value: number }> }> } | null };

export type ForecastChangesSubscriptionVariables = Exact<{
  scope?: ForecastScope | null | undefined;
  after?: string | null | undefined;
}>;


export type ForecastChangesSubscription = { forecastChanged: { cursor: string, cause: { text: string } } };

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

export const ForecastSeriesListDocument = new TypedDocumentString(`
    query ForecastSeriesList {
  forecastSeries {
    key
    measure
    granularity
    status
    grade
    product {
      id
      name
    }
    pipeline {
      id
      name
    }
    interactionKind
  }
}
    `) as unknown as TypedDocumentString<ForecastSeriesListQuery, ForecastSeriesListQueryVariables>;
export const ForecastDocument = new TypedDocumentString(`
    query Forecast($scope: ForecastScope!, $horizon: Int!) {
  forecast(scope: $scope, horizon: $horizon, interval: {levels: [0.8, 0.95]}) {
    key
    status
    unit
    currency
    method
    grade
    notes
    asOf
    metrics {
      name
      value
      interval {
        lower
        upper
      }
    }
    baseline {
      name
      metrics {
        name
        value
      }
    }
    history {
      startsOn
      value
    }
    points {
      startsOn
      endsOn
      value
      inProgress
      base
      residual
      intervals {
        level
        lower
        upper
      }
      contributions {
        kind
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ForecastQuery, ForecastQueryVariables>;
export const ForecastChangesDocument = new TypedDocumentString(`
    subscription ForecastChanges($scope: ForecastScope, $after: String) {
  forecastChanged(scope: $scope, after: $after) {
    cursor
    cause {
      text
    }
  }
}
    `) as unknown as TypedDocumentString<ForecastChangesSubscription, ForecastChangesSubscriptionVariables>;