/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether a customer is one person or an organisation. */
export type CustomerKind =
  | 'ORGANISATION'
  | 'PERSON';

/** ACTIVE: works. DEGRADED: works in part. FAILED: did not come up; its fields answer null with PLUGIN_UNAVAILABLE. DISABLED: switched off. */
export type PluginStatus =
  | 'ACTIVE'
  | 'DEGRADED'
  | 'DISABLED'
  | 'FAILED';

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

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { id: string, name: string, email: string, role: Role, scope: RowScope } | null, serverInfo: { version: string, baseCurrency: string, startedAt: string }, plugins: Array<{ id: string, version: string, description: string, status: PluginStatus, stage: string | null, error: string | null, hint: string | null }> };

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