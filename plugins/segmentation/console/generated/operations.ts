/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How a model did on held-out data compared with its naive baseline, in a word. NOT_GRADED: the method has no outcome to compare with. */
export type Grade =
  | 'EXCELLENT'
  | 'FAIR'
  | 'GOOD'
  | 'NOT_GRADED'
  | 'NO_BETTER_THAN_BASELINE'
  | 'WORSE_THAN_BASELINE';

/** The length of a period: a day, a week from Monday or a month, each beginning at midnight in UTC. */
export type SegmentMovesGranularity =
  | 'DAY'
  | 'MONTH'
  | 'WEEK';

export type SegmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type SegmentsQuery = { segmentMap: { customers: number, segments: Array<{ id: string, name: string, position: number, size: number, share: number, isNoise: boolean, features: Array<{ feature: string, description: string, mean: number, difference: number }>, modelRun: { id: string, algorithm: string, grade: Grade | null, finishedAt: string | null, message: string | null } }>, axes: Array<{ explained: number, low: string, high: string }>, points: Array<{ id: string, x: number, y: number, customer: { id: string, name: string }, segment: { id: string, name: string } }> } | null };

export type SegmentMembersQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type SegmentMembersQuery = { node:
    | { id: string, memberships: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, confidence: number, since: string, previousSegment: { id: string, name: string } | null, customer: { id: string, name: string } }> } }
    | Record<PropertyKey, never>
   | null };

export type RecentMovesQueryVariables = Exact<{ [key: string]: never; }>;


export type RecentMovesQuery = { segments: Array<{ id: string, name: string, memberships: { nodes: Array<{ id: string, since: string, previousSegment: { id: string, name: string } | null, customer: { id: string, name: string } }> } }> };

export type SegmentMovesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SegmentMovesSubscription = { segmentMembershipChanged: { cursor: string, at: string, cause: { text: string }, customer: { id: string, name: string }, from: { id: string, name: string } | null, to: { id: string, name: string } } };

export type SegmentFlowsQueryVariables = Exact<{
  days: number;
  granularity: SegmentMovesGranularity;
}>;


export type SegmentFlowsQuery = { segmentMoves: { periods: Array<string>, total: number, flows: Array<{ moves: number, byPeriod: Array<number>, from: { id: string, name: string } | null, to: { id: string, name: string } }> } | null };

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

export const SegmentsDocument = new TypedDocumentString(`
    query Segments {
  segmentMap(limit: 600, sample: EQUAL) {
    customers
    segments {
      id
      name
      position
      size
      share
      isNoise
      features {
        feature
        description
        mean
        difference
      }
      modelRun {
        id
        algorithm
        grade
        finishedAt
        message
      }
    }
    axes {
      explained
      low
      high
    }
    points {
      id
      x
      y
      customer {
        id
        name
      }
      segment {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SegmentsQuery, SegmentsQueryVariables>;
export const SegmentMembersDocument = new TypedDocumentString(`
    query SegmentMembers($id: ID!, $after: String) {
  node(id: $id) {
    ... on Segment {
      id
      memberships(
        first: 25
        after: $after
        orderBy: {field: CONFIDENCE, direction: ASC}
      ) {
        pageInfo {
          endCursor
          hasNextPage
        }
        nodes {
          id
          confidence
          since
          previousSegment {
            id
            name
          }
          customer {
            id
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SegmentMembersQuery, SegmentMembersQueryVariables>;
export const RecentMovesDocument = new TypedDocumentString(`
    query RecentMoves {
  segments {
    id
    name
    memberships(first: 10, orderBy: {field: SINCE, direction: DESC}) {
      nodes {
        id
        since
        previousSegment {
          id
          name
        }
        customer {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecentMovesQuery, RecentMovesQueryVariables>;
export const SegmentMovesDocument = new TypedDocumentString(`
    subscription SegmentMoves($after: String) {
  segmentMembershipChanged(after: $after) {
    cursor
    at
    cause {
      text
    }
    customer {
      id
      name
    }
    from {
      id
      name
    }
    to {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SegmentMovesSubscription, SegmentMovesSubscriptionVariables>;
export const SegmentFlowsDocument = new TypedDocumentString(`
    query SegmentFlows($days: Int!, $granularity: SegmentMovesGranularity!) {
  segmentMoves(days: $days, granularity: $granularity, limit: 100) {
    periods
    total
    flows {
      moves
      byPeriod
      from {
        id
        name
      }
      to {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SegmentFlowsQuery, SegmentFlowsQueryVariables>;