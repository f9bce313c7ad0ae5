/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A proposal to apply. You need the permission of its mutation, and to see what it changes. */
export type ApplyProposalInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

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

/** A run to cancel. */
export type CancelModelRunInput = {
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
};

/** A task that is not going to be done. */
export type CancelTaskInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
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

/** A task that is done. */
export type CompleteTaskInput = {
  /** When it was done; not in the future. Default: now. */
  at?: string | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Logs the contact that took place as an interaction of the kind of the task, with its title as the subject; a note for a to-do. */
  interaction?: TaskInteractionInput | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A key to create. It never has more rights than its creator and its user. */
export type CreateApiKeyInput = {
  /** When it expires. Default: never. */
  expiresAt?: string | null | undefined;
  /** Repeating the call with the same key changes nothing and returns the same record, without its secret. */
  idempotencyKey?: string | null | undefined;
  /** What it is for, e.g. "web shop". */
  name: string;
  /** What it may do at most. */
  role: Role;
  /** Default: ALL. OWN requires a user. */
  scope?: RowScope | null | undefined;
  /** The user on whose behalf it acts. Default: a program of its own. */
  userId?: string | number | null | undefined;
};

/** A case to open. */
export type CreateCaseInput = {
  /** The user who works on it. Default: nobody yet. */
  assigneeId?: string | number | null | undefined;
  /** Where it came in, e.g. "phone", "web", "WeChat". */
  channel?: string | null | undefined;
  /** The customer; it must be visible to the caller. */
  customerId: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** When it came in; not in the future. Default: now. */
  openedAt?: string | null | undefined;
  /** Default: NORMAL. */
  priority?: Priority | null | undefined;
  /** What it is about, in a line of up to 500 characters. */
  subject: string;
  /** The question or problem, up to 100,000 characters. */
  text?: string | null | undefined;
};

/** A customer to create. */
export type CreateCustomerInput = {
  /** Your own fields, as a JSON object of at most 16 KiB. */
  attributes?: unknown;
  /** ISO 3166-1 alpha-2 code, e.g. DE. */
  country?: string | null | undefined;
  /** The internet domains of an organisation, e.g. acme.example; at most 100. */
  domains?: Array<string> | null | undefined;
  /** The address. */
  email?: string | null | undefined;
  /** How many people work for an organisation. */
  employeeCount?: number | null | undefined;
  /** The customer's ids in other systems. */
  externalIds?: Array<ExternalIdInput> | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The industry of an organisation, in your own words. */
  industry?: string | null | undefined;
  /** A person or an organisation. */
  kind: CustomerKind;
  /** BCP 47 tag, e.g. zh-CN. */
  language?: string | null | undefined;
  /** How far the relationship has progressed. */
  lifecycle?: Lifecycle | null | undefined;
  /** The name as people see it. */
  name: string;
  /** The organisation that a person mainly works for. An employment is added if there is none; null keeps the employments, and none is the main one. */
  organisationId?: string | number | null | undefined;
  /** The user who is responsible. Default: nobody, or the caller if its scope is OWN. */
  ownerId?: string | number | null | undefined;
  /** The organisation that an organisation belongs to; none that belongs to this one. */
  parentId?: string | number | null | undefined;
  /** In E.164 form, e.g. +4930123456, or in the usual form of the customer's country. Stored in E.164; `phoneAsGiven` keeps what was entered. */
  phone?: string | null | undefined;
  /** Your own tags. */
  tags?: Array<string> | null | undefined;
  /** IANA name, e.g. Europe/Berlin. */
  timeZone?: string | null | undefined;
  /** The address of the website, beginning with http or https. */
  website?: string | null | undefined;
};

/** A list of customers to make. */
export type CreateCustomerListInput = {
  /** The first members of a list by hand, at most 1,000. */
  customerIds?: Array<string | number> | null | undefined;
  /** What it is for. */
  description?: string | null | undefined;
  /** The rule of a list by rule, with at least one condition. It cannot ask about lists. */
  filter?: CustomerFilter | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Whether everybody sees it. Default: only you. */
  isShared?: boolean | null | undefined;
  /** Who decides which customers are in it; it never changes. */
  kind: CustomerListKind;
  /** What people call it, at most 200 characters. */
  name: string;
};

/** That a person works, or worked, for an organisation. */
export type CreateEmploymentInput = {
  /** The first day. */
  fromOn?: string | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is the main one of the person. Default: if it lasts and the person has none. */
  isMain?: boolean | null | undefined;
  /** A customer that is an organisation. */
  organisationId: string | number;
  /** A customer that is a person. */
  personId: string | number;
  /** What the person is there, e.g. Head of Purchasing. */
  role?: string | null | undefined;
  /** The last day, today at the latest. Default: it lasts. */
  toOn?: string | null | undefined;
};

/** A product to create. Orders and imports create the products that they name. */
export type CreateProductInput = {
  /** Whether it is currently sold. Default: true. */
  active?: boolean | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Default: the SKU. */
  name?: string | null | undefined;
  /** Stock keeping unit, the unique key that people use. It cannot change. */
  sku: string;
};

/** A report to save. */
export type CreateSavedReportInput = {
  /** How it is drawn. Default: as suits it. */
  chart?: ReportChart | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Whether the page Today has it. Default: false. */
  isOnToday?: boolean | null | undefined;
  /** Whether everybody sees it. Default: only you. */
  isShared?: boolean | null | undefined;
  /** What people call it. */
  name: string;
  /** What it asks for. */
  question: ReportQuestion;
};

/** A view to save. It is refused unless the list can be asked for as it says. */
export type CreateSavedViewInput = {
  /** The columns, in their order. */
  columns?: Array<SavedViewColumnInput> | null | undefined;
  /** The `filter` of the list, as JSON. */
  filter?: unknown;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Whether everybody sees it. Default: only you. */
  isShared?: boolean | null | undefined;
  /** The list, as the field of Query is called: `customers`; it never changes. */
  list: string;
  /** What people call it, at most 200 characters. */
  name: string;
  /** The `orderBy` of the list, as JSON. */
  orderBy?: unknown;
  /** The `search` of the list. */
  search?: string | null | undefined;
};

/** A task to create. */
export type CreateTaskInput = {
  /** The user who does it. Default: the user of the caller, if there is one; null for nobody. */
  assigneeId?: string | number | null | undefined;
  /** A case of the same customer. */
  caseId?: string | number | null | undefined;
  /** The customer; it must be visible to the caller. */
  customerId: string | number;
  /** The moment at which it is due or, for a meeting, begins. Give either this or `dueOn`. */
  dueAt?: string | null | undefined;
  /** The day on which it is due. Give either this or `dueAt`. */
  dueOn?: string | null | undefined;
  /** How many minutes it is planned to take, 1 to 10,080. */
  durationMinutes?: number | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Default: TODO. */
  kind?: TaskKind | null | undefined;
  /** An opportunity of the same customer. */
  opportunityId?: string | number | null | undefined;
  /** An order of the same customer. */
  orderId?: string | number | null | undefined;
  /** Default: NORMAL. */
  priority?: Priority | null | undefined;
  /** When to remind the assignee by a notification. A moment in the past reminds at once. */
  remindAt?: string | null | undefined;
  /** The details, up to 20,000 characters. */
  text?: string | null | undefined;
  /** What is to be done, in a line of up to 500 characters. */
  title: string;
};

/** A person who will work with the CRM. */
export type CreateUserInput = {
  /** The ISO 4217 code of the currency that the user works in, e.g. EUR; null for none. */
  currency?: string | null | undefined;
  /** Unique among users. */
  email: string;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The language of the user as a BCP 47 tag, e.g. zh-CN; null for none. */
  language?: string | null | undefined;
  /** The name as people see it. */
  name: string;
  /** Default: AGENT. */
  role?: Role | null | undefined;
  /** Default: ALL. */
  scope?: RowScope | null | undefined;
  /** The IANA time zone in which the user counts days and reads times, e.g. Europe/Berlin; null for none. */
  timeZone?: string | null | undefined;
};

/** Where to send which changes. */
export type CreateWebhookInput = {
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The key in whose rights items are read, as they are when they are sent: one with few rights keeps the receiver from getting more. Default: your own. */
  keyId?: string | number | null | undefined;
  /** What it is for, in words. */
  name: string;
  /** A subscription to one change feed, without `after`, such as `subscription ($filter: RecordFilter) { recordChanged(types: [CUSTOMER], filter: $filter) { type action at node { id ... on Customer { name } } } }`. Its arguments filter, its selection is what is sent. */
  query: string;
  /** An https URL of the public internet. The operator can allow addresses of this machine by WEBHOOK_LOOPBACK. */
  url: string;
  /** The variables of the subscription. */
  variables?: unknown;
};

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

/** Customers that join or leave a list by hand. */
export type CustomerListMembersInput = {
  /** The customers, 1 to 1,000. Those that it concerns already stay as they are. */
  customerIds: Array<string | number>;
  /** The list. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
};

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

/** How dates such as 03/04/2026 are written: day first or month first. */
export type DateOrder =
  | 'DMY'
  | 'MDY';

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

/** A case to delete. `restoreCase` brings it back. */
export type DeleteCaseInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A customer to delete together with its interactions, opportunities and orders. `restoreCustomer` brings them back. */
export type DeleteCustomerInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A list of customers to delete; its customers stay. `restoreCustomerList` brings it back. */
export type DeleteCustomerListInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** An employment to delete, because it was entered by mistake. End others by `toOn`. */
export type DeleteEmploymentInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** An order to delete. It counts in no model until `restoreOrder` brings it back. */
export type DeleteOrderInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A saved report to delete. `restoreSavedReport` brings it back. */
export type DeleteSavedReportInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A saved view to delete. `restoreSavedView` brings it back. */
export type DeleteSavedViewInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A task to delete. `restoreTask` brings it back. */
export type DeleteTaskInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A webhook to delete, with what it has not sent yet. */
export type DeleteWebhookInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Whether a list includes deleted records, which can be restored. EXCLUDE leaves them out, INCLUDE mixes them in, ONLY lists nothing else. */
export type DeletedRecords =
  | 'EXCLUDE'
  | 'INCLUDE'
  | 'ONLY';

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

/** A proposal to discard. */
export type DiscardProposalInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
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

/** What a line does to an existing record. CHANGED: overwrites it, unless the line says the same as the record's last import, whatever people have changed since. OVERWRITE: always overwrites it. FILL_EMPTY: fills only empty fields. SKIP: does nothing. REFUSE: the line is refused. */
export type ExistingRecords =
  | 'CHANGED'
  | 'FILL_EMPTY'
  | 'OVERWRITE'
  | 'REFUSE'
  | 'SKIP';

/** A column of a CSV or Parquet file. */
export type ExportColumnInput = {
  /** The name of the column. Default: `value`. */
  title?: string | null | undefined;
  /** The value: the response keys on the way to it, joined by dots, without `nodes`, `edges` and `node`, such as `owner.name`. */
  value: string;
};

/** How records are written. CSV: RFC 4180 in UTF-8, a line with the names of the columns first. NDJSON: one JSON object a line. PARQUET: Apache Parquet, a typed column for each value, compressed with Snappy; for DuckDB, pandas, Spark and the like. */
export type ExportFormat =
  | 'CSV'
  | 'NDJSON'
  | 'PARQUET';

/** A list to export: what a page of it would be asked for with, and the form of the file. */
export type ExportListInput = {
  /** Only for CSV and NDJSON: whether the file begins with a byte order mark, by which Excel recognises UTF-8. Default: false. */
  byteOrderMark?: boolean | null | undefined;
  /** Only for CSV and PARQUET: which values are columns, in this order. Default: all, in the order of the selection. */
  columns?: Array<ExportColumnInput> | null | undefined;
  format: ExportFormat;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** A query of one list that selects only `nodes`, without `first` and cursors, such as `query ($filter: CustomerFilter) { customers(filter: $filter, orderBy: { field: NAME }) { nodes { id name owner { name } churn: scores(kinds: ["churn"]) { value } } } }`. Every list of pages at the root can be exported, with its filter, order and search. */
  query: string;
  /** The variables of the query. The audit keeps the query and not these: put values that name somebody here. */
  variables?: unknown;
};

/** QUEUED, then RUNNING, then SUCCEEDED: the file can be downloaded; or FAILED: there is no file. */
export type ExportStatus =
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

/** Whether the customer has an id in another system. */
export type ExternalIdFilter = {
  /** One of these ids. Default: any id of the source. */
  in?: Array<string> | null | undefined;
  source: string;
};

/** The id of a customer in another system. */
export type ExternalIdInput = {
  /** The id in that system; unique within the source. */
  externalId: string;
  /** The other system, e.g. "shop". */
  source: string;
};

/** A feature with another value. */
export type FeatureChangeInput = {
  /** Its name, as in the factors of the score; `WhatIf.features` lists them. */
  feature: string;
  /** The new value, within the bounds of the feature. */
  value: number;
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

/** How a model did on held-out data compared with its naive baseline, in a word. NOT_GRADED: the method has no outcome to compare with. */
export type Grade =
  | 'EXCELLENT'
  | 'FAIR'
  | 'GOOD'
  | 'NOT_GRADED'
  | 'NO_BETTER_THAN_BASELINE'
  | 'WORSE_THAN_BASELINE';

/** A day on which nobody works. */
export type HolidayInput = {
  /** What it is called. */
  name: string;
  /** The day. */
  on: string;
};

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

/** The beginning of a file, to preview how it would be read. */
export type ImportPreviewInput = {
  /** The file or its first lines; the first 64 KiB are examined. */
  content: string;
  /** ISO 4217 code of amounts without one. Default: the server's base currency. */
  currency?: string | null | undefined;
  dateOrder?: DateOrder | null | undefined;
  /** Default: detected. */
  format?: ImportFormat | null | undefined;
  /** Field of ours → column of the file, `{ "column": …, "words": { theirs: ours } }` to translate its words, `{ "value": … }` for the same value on every line, or null for none. Omitted fields are suggested from the headers. */
  mapping?: unknown;
  type: ImportType;
};

/** Records to import, as the text of a small file. Large files go to POST /imports. */
export type ImportRecordsInput = {
  /** The file; with the rest of the request at most 2 MiB. Give either this or uploadId. */
  content?: string | null | undefined;
  /** ISO 4217 code of amounts without one. Default: the server's base currency. */
  currency?: string | null | undefined;
  /** Default: detected from the first lines; if they do not tell, such dates are refused. */
  dateOrder?: DateOrder | null | undefined;
  /** Whether to report only what would happen. Default: false. */
  dryRun?: boolean | null | undefined;
  /** Default CHANGED. */
  existing?: ExistingRecords | null | undefined;
  format: ImportFormat;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Field of ours → column of the file, `{ "column": …, "words": { theirs: ours } }` to translate its words, `{ "value": … }` for the same value on every line, or null for none. Omitted fields are suggested from the headers. */
  mapping?: unknown;
  /** Default INSERT. */
  new?: NewRecords | null | undefined;
  /** The system that the file comes from; ids are unique within it. Default: "import". */
  source?: string | null | undefined;
  /** Whether to refuse lines of unknown customers instead of creating the customers. Default: false. */
  strict?: boolean | null | undefined;
  /** IANA zone of days and times without one. Default: UTC. */
  timeZone?: string | null | undefined;
  type: ImportType;
  /** The import job of a dry run, whose lines are applied without sending them again. Possible once, within a day. */
  uploadId?: string | number | null | undefined;
};

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

/** A contact with a customer. */
export type LogInteractionInput = {
  /** Up to 1,000,000 characters. */
  body?: string | null | undefined;
  /** A case of the same customer. Our first contact is its first response; one of the customer makes it our turn again. */
  caseId?: string | number | null | undefined;
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

/** Which notifications were read: those with these ids, or all up to a moment. One of the two. */
export type MarkNotificationsReadInput = {
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** These notifications. */
  ids?: Array<string | number> | null | undefined;
  /** All of the caller that happened up to this moment: the `at` of the newest that was shown. */
  upTo?: string | null | undefined;
};

/** A plugin whose promoted model is to be compared with the data it would read now. */
export type MeasureDriftInput = {
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Id of the plugin. */
  plugin: string;
};

/** The rows that a metric was computed on. */
export type MetricSplit =
  | 'BACKTEST'
  | 'HOLDOUT'
  | 'TRAIN';

/** A move of an opportunity to another stage of its pipeline. */
export type MoveOpportunityInput = {
  /** When it moved. Default: now. */
  at?: string | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Why it was lost; stored only for a LOST stage. */
  lostReason?: string | null | undefined;
  /** Key of a stage of its pipeline. */
  stageKey: string;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** What a line about an unknown record does. INSERT creates the record, SKIP does nothing. */
export type NewRecords =
  | 'INSERT'
  | 'SKIP';

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

/** One product of an order. An unknown product is created. */
export type OrderLineInput = {
  /** Name for an unknown product. Default: its SKU. */
  name?: string | null | undefined;
  /** The quantity: above 0, with up to four decimals. */
  quantity: string;
  /** Stock keeping unit of the product. */
  sku: string;
  /** The price of one: 0 or more, in the currency of the order. */
  unitPrice: string;
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

/** Where in the console a panel of a plugin appears. */
export type PanelPoint =
  | 'COMMAND'
  | 'CUSTOMER_COLUMN'
  | 'CUSTOMER_PANEL'
  | 'HOME_TILE'
  | 'PAGE'
  | 'RECORD_ACTION'
  | 'TIMELINE_ITEM';

/** Conditions on a pipeline. */
export type PipelineFilter = {
  key?: TextFilter | null | undefined;
};

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

/** A run whose model is to start scoring. */
export type PromoteModelRunInput = {
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
};

/** When the model of a successful run starts to score. In any case, a model that is no better than its naive baseline scores only after promoteModelRun. */
export type Promotion =
  /** As soon as the run has succeeded. */
  | 'ALWAYS'
  /** If its primary metric is no worse than that of the promoted run, or no model is promoted; the run’s message says how they compare. */
  | 'IF_NO_WORSE'
  /** Only by promoteModelRun. */
  | 'NEVER';

/** Conditions on proposals. A proposal must meet all of them. */
export type ProposalFilter = {
  customer?: CustomerFilter | null | undefined;
  id?: IdFilter | null | undefined;
  /** Whether it can be applied: it is pending and has not expired. */
  isOpen?: boolean | null | undefined;
  mutation?: TextFilter | null | undefined;
  proposedThrough?: ProposalRoadFilter | null | undefined;
  status?: ProposalStatusFilter | null | undefined;
};

/** GRAPHQL: through /graphql, by a person or a program. MCP: through /mcp, by an agent. */
export type ProposalRoad =
  | 'GRAPHQL'
  | 'MCP';

/** A condition on a ProposalRoad. */
export type ProposalRoadFilter = {
  /** Equal to this; null: without a value. */
  eq?: ProposalRoad | null | undefined;
  /** One of these. */
  in?: Array<ProposalRoad> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: ProposalRoad | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<ProposalRoad> | null | undefined;
};

/** PENDING: nothing was changed yet; it can be applied until `expiresAt`. APPLIED: the change was made. DISCARDED: it will not be made. */
export type ProposalStatus =
  | 'APPLIED'
  | 'DISCARDED'
  | 'PENDING';

/** A condition on a ProposalStatus. */
export type ProposalStatusFilter = {
  /** Equal to this; null: without a value. */
  eq?: ProposalStatus | null | undefined;
  /** One of these. */
  in?: Array<ProposalStatus> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: ProposalStatus | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<ProposalStatus> | null | undefined;
};

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
  | 'CASE'
  | 'CUSTOMER'
  | 'INTERACTION'
  | 'OPPORTUNITY'
  | 'ORDER'
  | 'TASK';

/** A schedule to remove. */
export type RemoveTrainingScheduleInput = {
  /** Its id. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
};

/** A task that was done or cancelled and is to be done after all. */
export type ReopenTaskInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A delivery to send again. */
export type ReplayWebhookDeliveryInput = {
  /** The delivery. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
};

/** A webhook that sends past events again. */
export type ReplayWebhookInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** From when on: within the last seven days, as long as events are kept. */
  since: string;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** How a report is drawn. */
export type ReportChart =
  | 'BAR'
  | 'LINE'
  | 'STACKED';

/** What becomes of amounts in other currencies than the one asked for. NONE: they are left out. BY_DAY_OF_RECORD: they are converted by the exchange rates of the day (UTC) on which an order was placed or a deal was closed, an open deal by those of today; a closed deal to the base currency by the rate that was fixed. BY_TODAY: all by those of today. */
export type ReportConversion =
  | 'BY_DAY_OF_RECORD'
  | 'BY_TODAY'
  | 'NONE';

/** What a report groups by. CUSTOMER_… and what plugins add are about the customer of each record; CUSTOMER_ORGANISATION and CUSTOMER_INDUSTRY about the organisation that it is, or mainly works for. ORDERS have CUSTOMER, STATUS and CURRENCY; ORDER_LINES have PRODUCT, by its SKU, and those of their orders; OPPORTUNITIES have STAGE, PIPELINE, OUTCOME, OWNER and CURRENCY; INTERACTIONS have KIND, CHANNEL, DIRECTION and LANGUAGE; SCORES have SCORE_KIND, BAND and STATUS. */
export type ReportDimension =
  | 'BAND'
  | 'CHANNEL'
  | 'CURRENCY'
  | 'CUSTOMER'
  | 'CUSTOMER_COUNTRY'
  | 'CUSTOMER_INDUSTRY'
  | 'CUSTOMER_KIND'
  | 'CUSTOMER_LANGUAGE'
  | 'CUSTOMER_LIFECYCLE'
  | 'CUSTOMER_ORGANISATION'
  | 'CUSTOMER_OWNER'
  | 'DIRECTION'
  | 'KIND'
  | 'LANGUAGE'
  | 'OUTCOME'
  | 'OWNER'
  | 'PIPELINE'
  | 'PRODUCT'
  | 'SCORE_KIND'
  /** The segment of the customer. */
  | 'SEGMENT'
  /** How the customer feels, in a word. */
  | 'SENTIMENT'
  | 'STAGE'
  | 'STATUS';

/** A figure of a record. ORDERS have TOTAL; ORDER_LINES have TOTAL and QUANTITY; OPPORTUNITIES have AMOUNT and PROBABILITY; SCORES have VALUE and CHANGE, the value minus the one before; CUSTOMERS have SPENT and PURCHASES, the number of orders that count as such. */
export type ReportFigure =
  | 'AMOUNT'
  | 'CHANGE'
  | 'PROBABILITY'
  | 'PURCHASES'
  | 'QUANTITY'
  | 'SPENT'
  | 'TOTAL'
  | 'VALUE';

/** Conditions on the records of a report: only those of the records that it is of may be given. */
export type ReportFilter = {
  customers?: CustomerFilter | null | undefined;
  interactions?: InteractionFilter | null | undefined;
  opportunities?: OpportunityFilter | null | undefined;
  orderLines?: OrderLineFilter | null | undefined;
  orders?: OrderFilter | null | undefined;
  scores?: ScoreListFilter | null | undefined;
};

/** How a report sums records up. COUNT counts records; the others take the figures that are there. */
export type ReportFunction =
  | 'AVERAGE'
  | 'COUNT'
  | 'MEDIAN'
  | 'SUM';

/** What a report computes. */
export type ReportMeasureInput = {
  /** Of which figure; COUNT takes none. */
  figure?: ReportFigure | null | undefined;
  /** How it sums up. */
  function: ReportFunction;
};

/** What puts a record into a period. The first is the default: CUSTOMERS have CREATED_AT; ORDERS have PLACED_AT and CREATED_AT, ORDER_LINES those of their orders; OPPORTUNITIES have CREATED_AT, CLOSED_AT and EXPECTED_CLOSE_ON; INTERACTIONS have OCCURRED_AT and CREATED_AT; SCORES have CHANGED_AT. */
export type ReportMoment =
  | 'CHANGED_AT'
  | 'CLOSED_AT'
  | 'CREATED_AT'
  | 'EXPECTED_CLOSE_ON'
  | 'OCCURRED_AT'
  | 'PLACED_AT';

/** The periods of the calendar that a report is about. Whole ones: those of `from` and `to` included. */
export type ReportPeriodInput = {
  /** A day of the first period; with `to`, or `last` instead. */
  from?: string | null | undefined;
  /** Instead of `from` and `to`: so many periods up to the one in progress, whenever the report is asked. */
  last?: number | null | undefined;
  /** What puts a record into a period. */
  moment?: ReportMoment | null | undefined;
  /** The IANA time zone in which days begin and end, e.g. Europe/Berlin. Default: that of your user, else UTC. */
  timeZone?: string | null | undefined;
  /** A day of the last period. */
  to?: string | null | undefined;
  /** The length of a period. */
  unit: ReportUnit;
};

/** What a report is asked for, as `report` takes it. */
export type ReportQuestion = {
  /** What records are grouped by, at most two. */
  by?: Array<ReportDimension> | null | undefined;
  /** What becomes of amounts in other currencies; not for CUSTOMERS, whose amounts have no day. Default: NONE. */
  conversion?: ReportConversion | null | undefined;
  /** The ISO 4217 code of the currency of all amounts. Needed for figures of money, unless they are grouped by CURRENCY. Default: that of your user; a saved report keeps the one of who saved it. */
  currency?: string | null | undefined;
  /** Which records. Default: all that you see. */
  filter?: ReportFilter | null | undefined;
  /** The most groups, 1 to 100; `others` sums up the rest. */
  limit?: number | null | undefined;
  /** What is computed, 1 to 8; the first ranks the groups. */
  measures: Array<ReportMeasureInput>;
  /** The records. */
  of: ReportSubject;
  /** Which periods, each beside the one before it. */
  period?: ReportPeriodInput | null | undefined;
};

/** The records that a report is of. */
export type ReportSubject =
  | 'CUSTOMERS'
  | 'INTERACTIONS'
  | 'OPPORTUNITIES'
  | 'ORDERS'
  | 'ORDER_LINES'
  | 'SCORES';

/** A period of the calendar. Weeks begin on Monday. */
export type ReportUnit =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'WEEK'
  | 'YEAR';

/** A deleted case to restore. */
export type RestoreCaseInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A customer to restore, with everything that was deleted together with it. The version is that of the deleted record: one above the last one you read. */
export type RestoreCustomerInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A list of customers to restore, within 30 days. The version is that of the deleted list: one above the last one you read. */
export type RestoreCustomerListInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A deleted order to restore. */
export type RestoreOrderInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A saved report to restore, within 30 days. The version is that of the deleted report: one above the last one you read. */
export type RestoreSavedReportInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A saved view to restore, within 30 days. The version is that of the deleted view: one above the last one you read. */
export type RestoreSavedViewInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A deleted task to restore. */
export type RestoreTaskInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** A key to revoke. */
export type RevokeApiKeyInput = {
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

/** A plugin whose promoted model is to be replaced by the one before it. */
export type RollbackModelRunInput = {
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Id of the plugin. */
  plugin: string;
};

/** A webhook that gets a new secret. */
export type RotateWebhookSecretInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** For how many hours deliveries are signed with the old secret, too: 0 to 168. Default: 24. */
  overlapHours?: number | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

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

/** A column of a saved view. */
export type SavedViewColumnInput = {
  /** What your front end calls the column, at most 100 characters. */
  key: string;
  /** The fields of a record that it shows, as GraphQL has them: `owner { name }`. They are checked. */
  selection?: string | null | undefined;
};

/** A training to run on a schedule. */
export type ScheduleTrainingInput = {
  /** One of the plugin’s algorithms, e.g. "KMEANS". */
  algorithm: string;
  /** Minute, hour, day of the month, month and day of the week, such as `0 3 * * MON`. */
  cron: string;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Parameters of the algorithm, as for trainModel. */
  params?: unknown;
  /** Id of the plugin, e.g. "segmentation". */
  plugin: string;
  /** When a run's model replaces the promoted one. Default: IF_NO_WORSE. */
  promotion?: Promotion | null | undefined;
  /** IANA time zone of the times. Default: UTC. */
  timeZone?: string | null | undefined;
};

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

/** Conditions on scores. A score must meet all of them. */
export type ScoreListFilter = {
  /** All of these conditions are met. */
  and?: Array<ScoreListFilter> | null | undefined;
  band?: ScoreBandFilter | null | undefined;
  /** When value, band or status last changed. */
  changedAt?: DateTimeFilter | null | undefined;
  /** The customer that the score is about. */
  customer?: CustomerFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: TextFilter | null | undefined;
  /** This condition is not met. */
  not?: ScoreListFilter | null | undefined;
  /** At least one of these conditions is met. */
  or?: Array<ScoreListFilter> | null | undefined;
  status?: ScoreStatusFilter | null | undefined;
  value?: FloatFilter | null | undefined;
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

/** A calendar to create, or to change if there is one of this name. */
export type SetBusinessCalendarInput = {
  /** Days on which nobody works; they replace the earlier ones. */
  holidays: Array<HolidayInput>;
  /** At least one; those of a day do not overlap. */
  hours: Array<WorkingHoursInput>;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** What it is called, in up to 100 characters. */
  name: string;
  /** IANA name, e.g. Europe/Berlin. */
  timeZone: string;
};

/** Another status of a case. */
export type SetCaseStatusInput = {
  /** When it changed: after the change before, and not in the future. Default: now. */
  at?: string | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The new status. NEW is only the first one. */
  status: CaseStatus;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Whether the caller wants to be told of a kind. */
export type SetNotificationKindInput = {
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** False: nothing of this kind is told any more. */
  isOn: boolean;
  /** A kind of `notificationKinds`. */
  kind: string;
};

/** What is promised for cases of a priority, in place of what was promised before. */
export type SetSlaPolicyInput = {
  /** The calendar that minutes are counted in. */
  calendarId: string | number;
  /** Minutes of working time until the first response, up to 1,000,000. Default: no limit. */
  firstResponseMinutes?: number | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The cases that it is for. */
  priority: Priority;
  /** Minutes of working time until the resolution, up to 1,000,000. Default: no limit. */
  resolutionMinutes?: number | null | undefined;
  /** How many minutes before a limit to warn. Default: 30. */
  warnMinutes?: number | null | undefined;
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

/** The contact that a task led to. */
export type TaskInteractionInput = {
  /** What was said, up to 1,000,000 characters. */
  body?: string | null | undefined;
  /** Where it happened, e.g. "phone", "web", "WeChat". */
  channel?: string | null | undefined;
  /** Who began. Default: we did (OUTBOUND); INTERNAL for a to-do. */
  direction?: Direction | null | undefined;
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

/** A webhook to test. */
export type TestWebhookInput = {
  /** The webhook. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
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

/** What the items of a timeline are. */
export type TimelineType =
  /** Cases, by when they came in. */
  | 'CASE'
  /** Contacts. */
  | 'INTERACTION'
  /** Orders, by when they were placed. */
  | 'ORDER'
  /** Changes of the customer’s scores. */
  | 'SCORE_CHANGE'
  /** Moves of the customer between segments. */
  | 'SEGMENT_CHANGE'
  /** Moments when the customer’s mood turned negative. */
  | 'SENTIMENT_ALERT'
  /** Opportunities that were opened or moved. */
  | 'STAGE_CHANGE'
  /** Tasks that were done. */
  | 'TASK';

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

/** Changes to a case. An omitted field stays as it is; null clears a field that may be empty. `setCaseStatus` changes the status. */
export type UpdateCaseInput = {
  /** The user who works on it; null for nobody. */
  assigneeId?: string | number | null | undefined;
  /** Where it came in, e.g. "phone", "web", "WeChat". */
  channel?: string | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Another priority sets the clocks by its policy, as if it had always been the one. */
  priority?: Priority | null | undefined;
  /** What it is about, in a line of up to 500 characters. */
  subject?: string | null | undefined;
  /** The question or problem, up to 100,000 characters. */
  text?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

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

/** Changes to a list of customers. An omitted field stays as it is. */
export type UpdateCustomerListInput = {
  /** What it is for; null for nothing. */
  description?: string | null | undefined;
  /** The new rule of a list by rule. */
  filter?: CustomerFilter | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Whether everybody sees it. */
  isShared?: boolean | null | undefined;
  /** What people call it. */
  name?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Changes to an employment. An omitted field stays as it is; null clears a field that may be empty. */
export type UpdateEmploymentInput = {
  /** The first day. */
  fromOn?: string | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is the main one of the person. */
  isMain?: boolean | null | undefined;
  /** What the person is there, e.g. Head of Purchasing. */
  role?: string | null | undefined;
  /** The last day, today at the latest. An employment that ends is no longer the main one. */
  toOn?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** What the caller chooses for itself. An omitted field stays as it is. */
export type UpdateMeInput = {
  /** The ISO 4217 code of the currency that the user works in, e.g. EUR; null for none. */
  currency?: string | null | undefined;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The language of the user as a BCP 47 tag, e.g. zh-CN; null for none. */
  language?: string | null | undefined;
  /** The IANA time zone in which the user counts days and reads times, e.g. Europe/Berlin; null for none. */
  timeZone?: string | null | undefined;
};

/** Changes to an order. An omitted field stays as it is; null clears a field that may be empty. */
export type UpdateOrderInput = {
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Replaces all lines and recomputes the total. Amounts are in the order's currency, which cannot change. */
  lines?: Array<OrderLineInput> | null | undefined;
  /** The order number that people see. */
  number?: string | null | undefined;
  /** When it was placed; not in the future. */
  placedAt?: string | null | undefined;
  /** The new status. */
  status?: OrderStatus | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Changes to a product. An omitted field stays as it is. */
export type UpdateProductInput = {
  /** Whether it is currently sold. */
  active?: boolean | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The name as people see it. */
  name?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Changes to a saved report. An omitted field stays as it is. */
export type UpdateSavedReportInput = {
  /** How it is drawn; null: as suits it. */
  chart?: ReportChart | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Whether the page Today has it. */
  isOnToday?: boolean | null | undefined;
  /** Whether everybody sees it. */
  isShared?: boolean | null | undefined;
  /** What people call it. */
  name?: string | null | undefined;
  /** What it asks for. */
  question?: ReportQuestion | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Changes to a saved view. An omitted field stays as it is; null clears filter, search and order. */
export type UpdateSavedViewInput = {
  /** The columns, in their order. */
  columns?: Array<SavedViewColumnInput> | null | undefined;
  /** The `filter` of the list, as JSON. */
  filter?: unknown;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** Whether everybody sees it. */
  isShared?: boolean | null | undefined;
  /** What people call it. */
  name?: string | null | undefined;
  /** The `orderBy` of the list, as JSON. */
  orderBy?: unknown;
  /** The `search` of the list. */
  search?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Changes to a task. An omitted field stays as it is; null clears a field that may be empty. */
export type UpdateTaskInput = {
  /** The user who does it; null for nobody. */
  assigneeId?: string | number | null | undefined;
  /** A case of the same customer. */
  caseId?: string | number | null | undefined;
  /** The moment at which it is due or, for a meeting, begins. Clears `dueOn`. */
  dueAt?: string | null | undefined;
  /** The day on which it is due. Clears `dueAt`. */
  dueOn?: string | null | undefined;
  /** How many minutes it is planned to take, 1 to 10,080. */
  durationMinutes?: number | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** A to-do, or the means of a planned contact. */
  kind?: TaskKind | null | undefined;
  /** An opportunity of the same customer. */
  opportunityId?: string | number | null | undefined;
  /** An order of the same customer. */
  orderId?: string | number | null | undefined;
  /** How pressing it is. */
  priority?: Priority | null | undefined;
  /** When to remind the assignee by a notification. A new moment reminds again, even if the earlier one has passed. */
  remindAt?: string | null | undefined;
  /** The details, up to 20,000 characters. */
  text?: string | null | undefined;
  /** What is to be done, in a line of up to 500 characters. */
  title?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Changes to a user. An omitted field stays as it is. They apply to the user's keys within seconds. */
export type UpdateUserInput = {
  /** False disables the user and all the user's keys. */
  active?: boolean | null | undefined;
  /** The ISO 4217 code of the currency that the user works in, e.g. EUR; null for none. */
  currency?: string | null | undefined;
  /** The address. */
  email?: string | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The language of the user as a BCP 47 tag, e.g. zh-CN; null for none. */
  language?: string | null | undefined;
  /** The name as people see it. */
  name?: string | null | undefined;
  /** What it may do at most. */
  role?: Role | null | undefined;
  /** The records that it can reach at most. */
  scope?: RowScope | null | undefined;
  /** The IANA time zone in which the user counts days and reads times, e.g. Europe/Berlin; null for none. */
  timeZone?: string | null | undefined;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Changes to a webhook. An omitted field stays as it is. */
export type UpdateWebhookInput = {
  /** False pauses it: deliveries wait. True sends again, also after the server has disabled it. */
  enabled?: boolean | null | undefined;
  /** The record. */
  id: string | number;
  /** Repeating a write with the same key changes nothing and returns the same record. */
  idempotencyKey?: string | null | undefined;
  /** The key in whose rights items are read. */
  keyId?: string | number | null | undefined;
  /** What it is for, in words. */
  name?: string | null | undefined;
  /** A subscription to one change feed, without `after`, such as `subscription ($filter: RecordFilter) { recordChanged(types: [CUSTOMER], filter: $filter) { type action at node { id ... on Customer { name } } } }`. Its arguments filter, its selection is what is sent. It says, too, what is sent of deliveries that wait. */
  query?: string | null | undefined;
  /** As for createWebhook; what waits is sent there. */
  url?: string | null | undefined;
  /** The variables of the subscription. A new query without them has none. */
  variables?: unknown;
  /** The version that you read. A conflict is reported if it is not the current one. */
  version?: number | null | undefined;
};

/** Conditions on deliveries. A delivery must meet all of them. */
export type WebhookDeliveryFilter = {
  /** When the event happened. */
  eventAt?: DateTimeFilter | null | undefined;
  status?: WebhookDeliveryStatusFilter | null | undefined;
  topic?: TextFilter | null | undefined;
  webhook?: IdFilter | null | undefined;
};

/** What became of a delivery. */
export type WebhookDeliveryStatus =
  /** The receiver answered with a status of 200 to 299. */
  | 'DELIVERED'
  /** Given up; replayWebhookDelivery tries again. */
  | 'FAILED'
  | 'PENDING'
  /** Not sent: when it was due, the record was gone, not visible to the key of the webhook, or not asked for any more. */
  | 'SKIPPED';

/** A condition on a WebhookDeliveryStatus. */
export type WebhookDeliveryStatusFilter = {
  /** Equal to this; null: without a value. */
  eq?: WebhookDeliveryStatus | null | undefined;
  /** One of these. */
  in?: Array<WebhookDeliveryStatus> | null | undefined;
  /** True: without a value. False: with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this, including records without a value. null: with a value. */
  ne?: WebhookDeliveryStatus | null | undefined;
  /** None of these, including records without a value. */
  notIn?: Array<WebhookDeliveryStatus> | null | undefined;
};

/** Whether a webhook sends. */
export type WebhookStatus =
  /** The server gave up on it, see `reason`: nothing is queued; replayWebhook sends what it missed. */
  | 'DISABLED'
  | 'ENABLED'
  /** Somebody paused it: deliveries are queued and wait. */
  | 'PAUSED';

/** Hours of a weekday in which work is done. */
export type WorkingHoursInput = {
  /** When work begins, e.g. 09:00. */
  from: string;
  /** When it ends, e.g. 17:00; 24:00 is the end of the day. A night is two: to 24:00, and from 00:00. */
  to: string;
  /** 1: Monday … 7: Sunday. */
  weekday: number;
};

export type OwnersQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnersQuery = { users: { nodes: Array<{ id: string, name: string }> } };

export type ListChangesSubscriptionVariables = Exact<{
  types?: Array<RecordType> | RecordType | null | undefined;
  after?: string | null | undefined;
}>;


export type ListChangesSubscription = { recordChanged: { cursor: string, action: RecordAction, node:
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
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     } };

export type ListScoreChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ListScoreChangesSubscription = { scoreChanged: { cursor: string, score: { id: string, subject:
        | { id: string }
        | { id: string }
        | Record<PropertyKey, never>
       } } };

export type ExportListMutationVariables = Exact<{
  input: ExportListInput;
}>;


export type ExportListMutation = { exportList: { exportJob: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ExportStateQueryVariables = Exact<{
  id: string | number;
}>;


export type ExportStateQuery = { exportJob: { id: string, status: ExportStatus, rows: number, error: string | null } | null };

export type ShownViewFragment = { id: string, version: number, name: string, list: string, filter: unknown, search: string | null, orderBy: unknown, isShared: boolean, columns: Array<{ key: string, selection: string | null }>, owner: { id: string } | null };

export type SavedViewsQueryVariables = Exact<{
  list: string;
}>;


export type SavedViewsQuery = { savedViews: { nodes: Array<{ id: string, version: number, name: string, list: string, filter: unknown, search: string | null, orderBy: unknown, isShared: boolean, columns: Array<{ key: string, selection: string | null }>, owner: { id: string } | null }> } };

export type OpenedViewQueryVariables = Exact<{
  id: string | number;
}>;


export type OpenedViewQuery = { savedView: { id: string, version: number, name: string, list: string, filter: unknown, search: string | null, orderBy: unknown, isShared: boolean, problems: Array<{ path: Array<string>, message: string }>, columns: Array<{ key: string, selection: string | null }>, owner: { id: string } | null } | null };

export type CreateSavedViewMutationVariables = Exact<{
  input: CreateSavedViewInput;
}>;


export type CreateSavedViewMutation = { createSavedView: { savedView: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateSavedViewMutationVariables = Exact<{
  input: UpdateSavedViewInput;
}>;


export type UpdateSavedViewMutation = { updateSavedView: { savedView: { id: string, version: number, isShared: boolean } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteSavedViewMutationVariables = Exact<{
  input: DeleteSavedViewInput;
}>;


export type DeleteSavedViewMutation = { deleteSavedView: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RestoreSavedViewMutationVariables = Exact<{
  input: RestoreSavedViewInput;
}>;


export type RestoreSavedViewMutation = { restoreSavedView: { savedView: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type CaseSlaShownFragment = { state: SlaState, firstResponseDue: string | null, resolutionDue: string | null, remainingMinutes: number | null, policy: { id: string, firstResponseMinutes: number | null, resolutionMinutes: number | null, calendar: { id: string, name: string, timeZone: string } } };

export type CasePageQueryVariables = Exact<{
  id: string | number;
}>;


export type CasePageQuery = { case: { id: string, version: number, number: number, subject: string, text: string | null, status: CaseStatus, priority: Priority, channel: string | null, openedAt: string, firstResponseAt: string | null, resolvedAt: string | null, closedAt: string | null, deletedAt: string | null, customer: { id: string, name: string }, assignee: { id: string, name: string } | null, sla: { state: SlaState, firstResponseDue: string | null, resolutionDue: string | null, remainingMinutes: number | null, policy: { id: string, firstResponseMinutes: number | null, resolutionMinutes: number | null, calendar: { id: string, name: string, timeZone: string } } } | null, interactions: { totalCount: number, nodes: Array<{ id: string, kind: InteractionKind, direction: Direction | null, subject: string | null, body: string | null, occurredAt: string }> }, statusHistory: { nodes: Array<{ id: string, fromStatus: CaseStatus | null, toStatus: CaseStatus, at: string, by: { id: string, name: string } | null }> } } | null };

export type CustomerCasesQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerCasesQuery = { customer: { id: string, cases: { totalCount: number, nodes: Array<{ id: string, number: number, subject: string, status: CaseStatus, priority: Priority, sla: { state: SlaState } | null }> } } | null };

export type CaseChangesSubscriptionVariables = Exact<{
  filter?: RecordFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type CaseChangesSubscription = { recordChanged: { cursor: string, action: RecordAction } };

export type CreateCaseMutationVariables = Exact<{
  input: CreateCaseInput;
}>;


export type CreateCaseMutation = { createCase: { case: { id: string, number: number } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateCaseMutationVariables = Exact<{
  input: UpdateCaseInput;
}>;


export type UpdateCaseMutation = { updateCase: { case: { id: string, version: number } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type SetCaseStatusMutationVariables = Exact<{
  input: SetCaseStatusInput;
}>;


export type SetCaseStatusMutation = { setCaseStatus: { case: { id: string, status: CaseStatus } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteCaseMutationVariables = Exact<{
  input: DeleteCaseInput;
}>;


export type DeleteCaseMutation = { deleteCase: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RestoreCaseMutationVariables = Exact<{
  input: RestoreCaseInput;
}>;


export type RestoreCaseMutation = { restoreCase: { case: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type SlaSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SlaSettingsQuery = { businessCalendars: Array<{ id: string, name: string, timeZone: string, hours: Array<{ weekday: number, from: string, to: string }>, holidays: Array<{ on: string, name: string }> }>, slaPolicies: Array<{ id: string, priority: Priority, firstResponseMinutes: number | null, resolutionMinutes: number | null, warnMinutes: number, calendar: { id: string, name: string } }> };

export type SetBusinessCalendarMutationVariables = Exact<{
  input: SetBusinessCalendarInput;
}>;


export type SetBusinessCalendarMutation = { setBusinessCalendar: { calendar: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type SetSlaPolicyMutationVariables = Exact<{
  input: SetSlaPolicyInput;
}>;


export type SetSlaPolicyMutation = { setSlaPolicy: { policy: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ScorePartsFragment = { id: string, kind: string, value: number | null, previousValue: number | null, unit: ScoreUnit, band: ScoreBand | null, status: ScoreStatus, trend: ScoreTrend, horizonDays: number | null, computedAt: string, changedAt: string, interval: { lower: number, upper: number, level: number } | null, explanation: { method: string, baseValue: number, rawValue: number, residual: number, factors: Array<{ feature: string, text: string, contribution: number }> } | null, provenance: { cause: { kind: CauseKind, text: string }, modelRun: { id: string, algorithm: string, plugin: string } }, history: { nodes: Array<{ id: string, value: number | null, computedAt: string }> } };

export type CustomerPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerPageQuery = { customer: { id: string, version: number, name: string, kind: CustomerKind, email: string | null, phone: string | null, phoneAsGiven: string | null, country: string | null, language: string | null, timeZone: string | null, lifecycle: Lifecycle, tags: Array<string>, attributes: unknown, createdAt: string, updatedAt: string, deletedAt: string | null, website: string | null, domains: Array<string>, industry: string | null, employeeCount: number | null, owner: { id: string, name: string } | null, organisation: { id: string, name: string } | null, parent: { id: string, name: string } | null, employments: Array<{ id: string, version: number, role: string | null, fromOn: string | null, toOn: string | null, isMain: boolean, organisation: { id: string, name: string } }>, externalIds: Array<{ id: string, source: string, externalId: string }>, purchases: { orders: number, lastOrderAt: string, spent: Array<{ amount: string, currency: string }> } | null, interactions: { nodes: Array<{ id: string, kind: InteractionKind, direction: Direction | null, occurredAt: string }> }, opportunities: { totalCount: number, nodes: Array<{ id: string, name: string, expectedCloseOn: string | null, amount: { amount: string, currency: string } | null }> }, scores: Array<{ id: string, kind: string, value: number | null, previousValue: number | null, unit: ScoreUnit, band: ScoreBand | null, status: ScoreStatus, trend: ScoreTrend, horizonDays: number | null, computedAt: string, changedAt: string, interval: { lower: number, upper: number, level: number } | null, explanation: { method: string, baseValue: number, rawValue: number, residual: number, factors: Array<{ feature: string, text: string, contribution: number }> } | null, provenance: { cause: { kind: CauseKind, text: string }, modelRun: { id: string, algorithm: string, plugin: string } }, history: { nodes: Array<{ id: string, value: number | null, computedAt: string }> } }> } | null };

export type QuickLookQueryVariables = Exact<{
  id: string | number;
}>;


export type QuickLookQuery = { customer: { id: string, name: string, kind: CustomerKind, email: string | null, phone: string | null, country: string | null, lifecycle: Lifecycle, tags: Array<string>, createdAt: string, industry: string | null, organisation: { id: string, name: string } | null, owner: { id: string, name: string } | null, scores: Array<{ id: string, kind: string, value: number | null, unit: ScoreUnit, trend: ScoreTrend, interval: { lower: number, upper: number, level: number } | null }>, interactions: { nodes: Array<{ id: string, kind: InteractionKind, direction: Direction | null, subject: string | null, body: string | null, occurredAt: string }> }, orders: { totalCount: number, nodes: Array<{ id: string, number: string | null, placedAt: string, status: OrderStatus, total: { amount: string, currency: string } }> } } | null };

type TimelineParts_TimelineCase_Fragment = { case: { id: string, number: number, subject: string, status: CaseStatus, text: string | null } };

type TimelineParts_TimelineInteraction_Fragment = { interaction: { id: string, kind: InteractionKind, channel: string | null, direction: Direction | null, subject: string | null, body: string | null } };

type TimelineParts_TimelineOrder_Fragment = { order: { id: string, number: string | null, status: OrderStatus, total: { amount: string, currency: string }, lines: Array<{ id: string, quantity: string, product: { id: string, name: string } }> } };

type TimelineParts_TimelineScoreChange_Fragment = { previousValue: number | null, score: { id: string, kind: string, unit: ScoreUnit, value: number | null, provenance: { cause: { text: string } } } };

type TimelineParts_TimelineStageChange_Fragment = { opportunity: { id: string, name: string, amount: { amount: string, currency: string } | null }, change: { id: string, amount: { amount: string, currency: string } | null, by: { id: string, name: string } | null, fromStage: { id: string, name: string } | null, toStage: { id: string, name: string, outcome: StageOutcome } } };

type TimelineParts_TimelineTask_Fragment = { task: { id: string, title: string, kind: TaskKind, status: TaskStatus, text: string | null, doneBy: { id: string, name: string } | null } };

export type TimelinePartsFragment =
  | TimelineParts_TimelineCase_Fragment
  | TimelineParts_TimelineInteraction_Fragment
  | TimelineParts_TimelineOrder_Fragment
  | TimelineParts_TimelineScoreChange_Fragment
  | TimelineParts_TimelineStageChange_Fragment
  | TimelineParts_TimelineTask_Fragment
;

export type CustomerTimelineQueryVariables = Exact<{
  id: string | number;
  types?: Array<TimelineType> | TimelineType | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerTimelineQuery = { customer: { id: string, timeline: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<
        | { __typename: 'TimelineCase', id: string, at: string, case: { id: string, number: number, subject: string, status: CaseStatus, text: string | null } }
        | { __typename: 'TimelineInteraction', id: string, at: string, interaction: { id: string, kind: InteractionKind, channel: string | null, direction: Direction | null, subject: string | null, body: string | null } }
        | { __typename: 'TimelineOrder', id: string, at: string, order: { id: string, number: string | null, status: OrderStatus, total: { amount: string, currency: string }, lines: Array<{ id: string, quantity: string, product: { id: string, name: string } }> } }
        | { __typename: 'TimelineScoreChange', id: string, at: string, previousValue: number | null, score: { id: string, kind: string, unit: ScoreUnit, value: number | null, provenance: { cause: { text: string } } } }
        | { __typename: 'TimelineSegmentChange', id: string, at: string }
        | { __typename: 'TimelineSentimentAlert', id: string, at: string }
        | { __typename: 'TimelineStageChange', id: string, at: string, opportunity: { id: string, name: string, amount: { amount: string, currency: string } | null }, change: { id: string, amount: { amount: string, currency: string } | null, by: { id: string, name: string } | null, fromStage: { id: string, name: string } | null, toStage: { id: string, name: string, outcome: StageOutcome } } }
        | { __typename: 'TimelineTask', id: string, at: string, task: { id: string, title: string, kind: TaskKind, status: TaskStatus, text: string | null, doneBy: { id: string, name: string } | null } }
      > } } | null };

export type WhatIfKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatIfKindsQuery = { whatIfKinds: Array<string> };

export type WhatIfQueryVariables = Exact<{
  id: string | number;
  kind: string;
  changes: Array<FeatureChangeInput> | FeatureChangeInput;
}>;


export type WhatIfQuery = { whatIf: { value: number | null, unit: ScoreUnit | null, band: ScoreBand | null, status: ScoreStatus, difference: number | null, horizonDays: number | null, asOf: string, interval: { lower: number, upper: number, level: number } | null, explanation: { method: string, baseValue: number, rawValue: number, residual: number, factors: Array<{ feature: string, text: string, contribution: number }> } | null, features: Array<{ name: string, description: string, min: number, max: number, isWhole: boolean, own: number | null, value: number | null }>, modelRun: { id: string, algorithm: string } } };

export type RecordAuditQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type RecordAuditQuery = { auditEntries: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, at: string, action: string, actorKind: string, actorId: string, actorName: string | null, before: unknown, after: unknown }> } };

export type UpdateCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type UpdateCustomerMutation = { updateCustomer: { customer: { id: string, version: number, name: string, email: string | null, phone: string | null, country: string | null, language: string | null, lifecycle: Lifecycle, tags: Array<string>, website: string | null, domains: Array<string>, industry: string | null, employeeCount: number | null, parent: { id: string, name: string } | null, owner: { id: string, name: string } | null } | null, userErrors: Array<
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

export type EmploymentPartsFragment = { id: string, version: number, role: string | null, fromOn: string | null, toOn: string | null, isMain: boolean };

export type OrganisationPartsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type OrganisationPartsQuery = { customer: { id: string, rollup: { people: number, subsidiaries: number, orders: number, openDeals: number, spent: Array<{ amount: string, currency: string }>, openAmount: Array<{ amount: string, currency: string }> }, subsidiaries: { totalCount: number, nodes: Array<{ id: string, name: string, industry: string | null }> }, people: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, version: number, role: string | null, fromOn: string | null, toOn: string | null, isMain: boolean, person: { id: string, name: string, email: string | null } }> } } | null };

export type CreateEmploymentMutationVariables = Exact<{
  input: CreateEmploymentInput;
}>;


export type CreateEmploymentMutation = { createEmployment: { employment: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateEmploymentMutationVariables = Exact<{
  input: UpdateEmploymentInput;
}>;


export type UpdateEmploymentMutation = { updateEmployment: { employment: { id: string, version: number } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteEmploymentMutationVariables = Exact<{
  input: DeleteEmploymentInput;
}>;


export type DeleteEmploymentMutation = { deleteEmployment: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

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

export type ListNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListNamesQuery = { customerLists: { nodes: Array<{ id: string, name: string, kind: CustomerListKind }> } };

export type CustomerListsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CustomerListsQuery = { customerLists: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, version: number, name: string, description: string | null, kind: CustomerListKind, isShared: boolean, memberCount: number, evaluatedAt: string | null, problem: string | null, owner: { id: string, name: string } | null }> } };

export type MembersAmongQueryVariables = Exact<{
  list: string | number;
  ids: Array<string | number> | string | number;
}>;


export type MembersAmongQuery = { customers: { nodes: Array<{ id: string }> } };

export type CustomerListMovesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CustomerListMovesSubscription = { customerListChanged: { cursor: string, customerId: string } };

export type CreateCustomerListMutationVariables = Exact<{
  input: CreateCustomerListInput;
}>;


export type CreateCustomerListMutation = { createCustomerList: { customerList: { id: string, name: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateCustomerListMutationVariables = Exact<{
  input: UpdateCustomerListInput;
}>;


export type UpdateCustomerListMutation = { updateCustomerList: { customerList: { id: string, version: number, name: string, description: string | null, isShared: boolean } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteCustomerListMutationVariables = Exact<{
  input: DeleteCustomerListInput;
}>;


export type DeleteCustomerListMutation = { deleteCustomerList: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RestoreCustomerListMutationVariables = Exact<{
  input: RestoreCustomerListInput;
}>;


export type RestoreCustomerListMutation = { restoreCustomerList: { customerList: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type AddToCustomerListMutationVariables = Exact<{
  input: CustomerListMembersInput;
}>;


export type AddToCustomerListMutation = { addToCustomerList: { customerList: { id: string, memberCount: number } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RemoveFromCustomerListMutationVariables = Exact<{
  input: CustomerListMembersInput;
}>;


export type RemoveFromCustomerListMutation = { removeFromCustomerList: { customerList: { id: string, memberCount: number } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ImportJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportJobsQuery = { importJobs: { nodes: Array<{ id: string, type: ImportType, source: string, format: ImportFormat, options: unknown, status: ImportStatus, total: number, processed: number, inserted: number, updated: number, duplicates: number, rejected: number, createdAt: string, finishedAt: string | null, error: string | null }> } };

export type ImportJobPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportJobPageQuery = { importJob: { id: string, type: ImportType, source: string, format: ImportFormat, options: unknown, status: ImportStatus, total: number, processed: number, inserted: number, updated: number, duplicates: number, rejected: number, createdCustomers: number, createdAt: string, finishedAt: string | null, error: string | null, notes: Array<string>, unmappedColumns: Array<string>, unknownWords: Array<{ column: string, word: string, count: number }>, errors: { totalCount: number, nodes: Array<{ id: string, line: number, column: string | null, code: string, message: string }> }, warnings: { totalCount: number, nodes: Array<{ id: string, line: number, column: string, code: string, message: string }> } } | null };

export type PreviewImportQueryVariables = Exact<{
  input: ImportPreviewInput;
}>;


export type PreviewImportQuery = { importPreview: { format: ImportFormat, columns: Array<string>, mapping: unknown, missing: Array<string>, unusedColumns: Array<string>, dateOrder: DateOrder | null, fields: Array<{ name: string, description: string, required: boolean }>, lines: Array<{ line: number, values: unknown, problems: Array<{ column: string | null, code: string, message: string }>, warnings: Array<{ column: string | null, code: string, message: string }> }>, unknownWords: Array<{ column: string, word: string, count: number }> } };

export type ApplyTrialMutationVariables = Exact<{
  input: ImportRecordsInput;
}>;


export type ApplyTrialMutation = { importRecords: { importJob: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ImportProgressSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type ImportProgressSubscription = { importProgress: { id: string, status: ImportStatus, processed: number, total: number, rejected: number } };

export type ModelHealthQueryVariables = Exact<{
  plugin?: string | null | undefined;
}>;


export type ModelHealthQuery = { modelHealth: Array<{ plugin: string, algorithms: Array<string>, ageDays: number | null, attention: Array<string>, grade: Grade | null, drift: { id: string, proposal: DriftProposal, reasons: Array<string>, measuredAt: string, features: Array<{ feature: string, psi: number }> } | null, lastRun: { id: string, status: RunStatus, algorithm: string, createdAt: string } | null, promotedRun: { id: string, algorithm: string, promotedAt: string | null } | null, nextTraining: { id: string, algorithm: string, nextDueAt: string } | null, scores: Array<{ status: ScoreStatus, count: number }>, live: { eventsWaiting: number, lagSeconds: number } | null }> };

export type ModelRunsQueryVariables = Exact<{
  plugin: string;
  after?: string | null | undefined;
}>;


export type ModelRunsQuery = { modelRuns: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, algorithm: string, status: RunStatus, grade: Grade | null, promoted: boolean, promotedAt: string | null, progress: number, message: string | null, createdAt: string, finishedAt: string | null, startedAt: string | null, rows: number, error: { code: string, message: string } | null }> } };

export type CompareRunQueryVariables = Exact<{
  id: string | number;
}>;


export type CompareRunQuery = { modelRun: { id: string, algorithm: string, plugin: string, pluginVersion: string, status: RunStatus, grade: Grade | null, promoted: boolean, createdAt: string, seed: number, rows: number, artifactHash: string | null, message: string | null, params: unknown, metrics: Array<{ name: string, value: number, split: MetricSplit, interval: { lower: number, upper: number } | null }>, baseline: { name: string, metrics: Array<{ name: string, value: number }> } | null, calibration: Array<{ predicted: number, observed: number, count: number }>, fairness: Array<{ attribute: string, group: string, count: number, metric: { name: string, value: number } }>, features: Array<{ name: string, description: string, importance: number | null }> } | null };

export type PromoteRunMutationVariables = Exact<{
  input: PromoteModelRunInput;
}>;


export type PromoteRunMutation = { promoteModelRun: { modelRun: { id: string, promoted: boolean } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RollbackModelMutationVariables = Exact<{
  input: RollbackModelRunInput;
}>;


export type RollbackModelMutation = { rollbackModelRun: { modelRun: { id: string, promoted: boolean } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type CancelRunMutationVariables = Exact<{
  input: CancelModelRunInput;
}>;


export type CancelRunMutation = { cancelModelRun: { modelRun: { id: string, status: RunStatus } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type MeasureDriftMutationVariables = Exact<{
  input: MeasureDriftInput;
}>;


export type MeasureDriftMutation = { measureDrift: { userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ScheduleTrainingMutationVariables = Exact<{
  input: ScheduleTrainingInput;
}>;


export type ScheduleTrainingMutation = { scheduleTraining: { userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type TrainingSchedulesQueryVariables = Exact<{
  plugin: string;
}>;


export type TrainingSchedulesQuery = { trainingSchedules: Array<{ id: string, algorithm: string, cron: string, timeZone: string, params: unknown, promotion: Promotion, nextDueAt: string, problem: string | null }> };

export type RemoveScheduleMutationVariables = Exact<{
  input: RemoveTrainingScheduleInput;
}>;


export type RemoveScheduleMutation = { removeTrainingSchedule: { userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RunProgressSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type RunProgressSubscription = { modelRunProgress: { id: string, status: RunStatus, progress: number, message: string | null } };

export type OrderPageQueryVariables = Exact<{
  id: string | number;
  deleted: DeletedRecords;
}>;


export type OrderPageQuery = { orders: { nodes: Array<{ id: string, version: number, number: string | null, placedAt: string, createdAt: string, updatedAt: string, deletedAt: string | null, status: OrderStatus, total: { amount: string, currency: string }, customer: { id: string, name: string, email: string | null, country: string | null, owner: { id: string, name: string } | null }, lines: Array<{ id: string, quantity: string, product: { id: string, sku: string, name: string, active: boolean }, unitPrice: { amount: string, currency: string }, total: { amount: string, currency: string } }> }> } };

export type OrderInCurrencyQueryVariables = Exact<{
  id: string | number;
  currency: string;
  at: string;
}>;


export type OrderInCurrencyQuery = { order: { id: string, total: { in: { amount: string, currency: string, rateOn: string } | null } } | null };

export type OrderChangesSubscriptionVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type OrderChangesSubscription = { recordChanged: { cursor: string, action: RecordAction } };

export type UpdateOrderMutationVariables = Exact<{
  input: UpdateOrderInput;
}>;


export type UpdateOrderMutation = { updateOrder: { order: { id: string, version: number, number: string | null, status: OrderStatus } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteOrderMutationVariables = Exact<{
  input: DeleteOrderInput;
}>;


export type DeleteOrderMutation = { deleteOrder: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RestoreOrderMutationVariables = Exact<{
  input: RestoreOrderInput;
}>;


export type RestoreOrderMutation = { restoreOrder: { order: { id: string, version: number } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type PipelinesQueryVariables = Exact<{ [key: string]: never; }>;


export type PipelinesQuery = { pipelines: Array<{ id: string, key: string, name: string, stages: Array<{ id: string, key: string, name: string, outcome: StageOutcome, position: number, defaultProbability: number | null }> }> };

export type StageDealsQueryVariables = Exact<{
  filter: OpportunityFilter;
  after?: string | null | undefined;
}>;


export type StageDealsQuery = { opportunities: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, version: number, name: string, probability: number | null, expectedCloseOn: string | null, closedAt: string | null, lostReason: string | null, amount: { amount: string, currency: string } | null, customer: { id: string, name: string }, owner: { id: string, name: string } | null }> } };

export type MoveDealMutationVariables = Exact<{
  input: MoveOpportunityInput;
}>;


export type MoveDealMutation = { moveOpportunity: { opportunity: { id: string, version: number } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DealChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DealChangesSubscription = { recordChanged: { cursor: string, action: RecordAction, node:
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
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     } };

export type ProductPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ProductPageQuery = { product: { id: string, version: number, sku: string, name: string, active: boolean, createdAt: string, updatedAt: string } | null };

export type ProductBuyersQueryVariables = Exact<{
  filter: ReportFilter;
  currency: string;
}>;


export type ProductBuyersQuery = { report: { inOtherCurrencies: number, rows: Array<{ records: number, keys: Array<{ value: string | null, label: string | null }>, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> }>, others: { groups: number } | null, total: { records: number, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> } } };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { product: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateProductMutationVariables = Exact<{
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct: { product: { id: string, version: number, name: string, active: boolean } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ReportAnswerQueryVariables = Exact<{
  of: ReportSubject;
  measures: Array<ReportMeasureInput> | ReportMeasureInput;
  by?: Array<ReportDimension> | ReportDimension | null | undefined;
  period?: ReportPeriodInput | null | undefined;
  filter?: ReportFilter | null | undefined;
  currency?: string | null | undefined;
  conversion?: ReportConversion | null | undefined;
  limit?: number | null | undefined;
}>;


export type ReportAnswerQuery = { report: { timeZone: string, inOtherCurrencies: number, rows: Array<{ records: number, filter: unknown, keys: Array<{ dimension: ReportDimension, value: string | null, label: string | null }>, period: { from: string, to: string, isInProgress: boolean } | null, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }>, before: { records: number, filter: unknown, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> } | null }>, others: { groups: number, rows: Array<{ records: number, period: { from: string } | null, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> }> } | null, total: { records: number, filter: unknown, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> }, periods: Array<{ from: string, to: string, isInProgress: boolean }>, rates: { records: number, from: string, to: string } | null } };

export type AnswerFragment = { timeZone: string, inOtherCurrencies: number, rows: Array<{ records: number, filter: unknown, keys: Array<{ dimension: ReportDimension, value: string | null, label: string | null }>, period: { from: string, to: string, isInProgress: boolean } | null, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }>, before: { records: number, filter: unknown, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> } | null }>, others: { groups: number, rows: Array<{ records: number, period: { from: string } | null, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> }> } | null, total: { records: number, filter: unknown, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> }, periods: Array<{ from: string, to: string, isInProgress: boolean }>, rates: { records: number, from: string, to: string } | null };

export type ReportChoicesQueryVariables = Exact<{
  of: ReportSubject;
  by: ReportDimension;
  filter?: ReportFilter | null | undefined;
}>;


export type ReportChoicesQuery = { report: { rows: Array<{ records: number, keys: Array<{ value: string | null }> }> } };

export type ReportDimensionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportDimensionsQuery = { __type: { enumValues: Array<{ name: string, description: string | null }> | null } | null };

export type SavedReportsQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedReportsQuery = { savedReports: { totalCount: number, nodes: Array<{ id: string, version: number, name: string, question: unknown, isShared: boolean, chart: ReportChart | null, isOnToday: boolean, updatedAt: string, owner: { id: string, name: string } | null }> } };

export type SavedFragment = { id: string, version: number, name: string, question: unknown, isShared: boolean, chart: ReportChart | null, isOnToday: boolean, updatedAt: string, owner: { id: string, name: string } | null };

export type ReportsOnTodayQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportsOnTodayQuery = { savedReports: { nodes: Array<{ id: string, name: string }> } };

export type SavedReportPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SavedReportPageQuery = { savedReport: { id: string, version: number, name: string, question: unknown, isShared: boolean, chart: ReportChart | null, isOnToday: boolean, updatedAt: string, owner: { id: string, name: string } | null } | null };

export type ReportTileQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportTileQuery = { savedReport: { id: string, version: number, name: string, question: unknown, isShared: boolean, chart: ReportChart | null, isOnToday: boolean, updatedAt: string, report: { timeZone: string, inOtherCurrencies: number, rows: Array<{ records: number, filter: unknown, keys: Array<{ dimension: ReportDimension, value: string | null, label: string | null }>, period: { from: string, to: string, isInProgress: boolean } | null, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }>, before: { records: number, filter: unknown, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> } | null }>, others: { groups: number, rows: Array<{ records: number, period: { from: string } | null, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> }> } | null, total: { records: number, filter: unknown, values: Array<{ number: number | null, money: { amount: string, currency: string } | null }> }, periods: Array<{ from: string, to: string, isInProgress: boolean }>, rates: { records: number, from: string, to: string } | null } | null, owner: { id: string, name: string } | null } | null };

export type CreateReportMutationVariables = Exact<{
  input: CreateSavedReportInput;
}>;


export type CreateReportMutation = { createSavedReport: { savedReport: { id: string, version: number, name: string, question: unknown, isShared: boolean, chart: ReportChart | null, isOnToday: boolean, updatedAt: string, owner: { id: string, name: string } | null } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateReportMutationVariables = Exact<{
  input: UpdateSavedReportInput;
}>;


export type UpdateReportMutation = { updateSavedReport: { savedReport: { id: string, version: number, name: string, question: unknown, isShared: boolean, chart: ReportChart | null, isOnToday: boolean, updatedAt: string, owner: { id: string, name: string } | null } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RestoreReportMutationVariables = Exact<{
  input: RestoreSavedReportInput;
}>;


export type RestoreReportMutation = { restoreSavedReport: { savedReport: { id: string, version: number, name: string, question: unknown, isShared: boolean, chart: ReportChart | null, isOnToday: boolean, updatedAt: string, owner: { id: string, name: string } | null } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteReportMutationVariables = Exact<{
  input: DeleteSavedReportInput;
}>;


export type DeleteReportMutation = { deleteSavedReport: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type SettingsUsersQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsUsersQuery = { users: { nodes: Array<{ id: string, version: number, name: string, email: string, role: Role, scope: RowScope, active: boolean }> } };

export type SettingsKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsKeysQuery = { apiKeys: { nodes: Array<{ id: string, name: string, prefix: string, role: Role, scope: RowScope, createdAt: string, expiresAt: string | null, revokedAt: string | null, user: { id: string, name: string } | null }> } };

export type SettingsPluginsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsPluginsQuery = { plugins: Array<{ id: string, version: string, description: string, status: PluginStatus, stage: string | null, error: string | null, hint: string | null, fields: Array<string>, timings: Array<{ stage: string, durationMs: number }> }> };

export type AuditLogQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditEntries: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, at: string, action: string, actorKind: string, actorId: string, actorName: string | null, recordType: string, recordId: string | null, recordName: string | null }> } };

export type CreateKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateKeyMutation = { createApiKey: { secret: string | null, apiKey: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RevokeKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeKeyMutation = { revokeApiKey: { apiKey: { id: string, revokedAt: string | null } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { createUser: { user: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type UpdateUserMutation = { updateUser: { user: { id: string, version: number, active: boolean, role: Role } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type SettingsProposalsQueryVariables = Exact<{
  filter?: ProposalFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type SettingsProposalsQuery = { proposals: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, version: number, mutation: string, reason: string, status: ProposalStatus, changes: unknown, changeCount: number, proposerName: string | null, proposedThrough: ProposalRoad, expiresAt: string, deciderName: string | null, decidedAt: string | null, customer: { id: string, name: string } | null }> } };

export type ApplyProposalMutationVariables = Exact<{
  input: ApplyProposalInput;
}>;


export type ApplyProposalMutation = { applyProposal: { proposal: { id: string, version: number, status: ProposalStatus } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> }
      | { code: ErrorCode, message: string, path: Array<string> }
    > } };

export type DiscardProposalMutationVariables = Exact<{
  input: DiscardProposalInput;
}>;


export type DiscardProposalMutation = { discardProposal: { proposal: { id: string, version: number, status: ProposalStatus } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> }
      | { code: ErrorCode, message: string, path: Array<string> }
    > } };

export type SettingsTrashQueryVariables = Exact<{
  after?: string | null | undefined;
  types?: Array<string> | string | null | undefined;
  search?: string | null | undefined;
}>;


export type SettingsTrashQuery = { trash: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, type: string, name: string | null, version: number, deletedAt: string, deletedBy: string | null, customerName: string | null, customerIsDeleted: boolean, deletedWith: Array<{ type: string, records: number }> }> } };

export type SettingsTrashSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsTrashSummaryQuery = { trashSummary: { purgedAfterDays: number | null, totals: Array<{ type: string, records: number, purged: number }> } };

export type WebhookPartsFragment = { id: string, version: number, name: string, url: string, feed: string, query: string, status: WebhookStatus, reason: string | null, pending: number, failures: number, failingSince: string | null, nextAt: string | null, enabledAt: string, lastSuccessAt: string | null, previousSecretUntil: string | null, createdAt: string, key: { id: string, name: string, revokedAt: string | null } };

export type WebhooksQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WebhooksQuery = { webhooks: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, version: number, name: string, url: string, feed: string, query: string, status: WebhookStatus, reason: string | null, pending: number, failures: number, failingSince: string | null, nextAt: string | null, enabledAt: string, lastSuccessAt: string | null, previousSecretUntil: string | null, createdAt: string, key: { id: string, name: string, revokedAt: string | null } }> } };

export type WebhookPageQueryVariables = Exact<{
  id: string | number;
}>;


export type WebhookPageQuery = { webhook: { id: string, version: number, name: string, url: string, feed: string, query: string, status: WebhookStatus, reason: string | null, pending: number, failures: number, failingSince: string | null, nextAt: string | null, enabledAt: string, lastSuccessAt: string | null, previousSecretUntil: string | null, createdAt: string, key: { id: string, name: string, revokedAt: string | null } } | null };

export type WebhookDeliveriesQueryVariables = Exact<{
  filter: WebhookDeliveryFilter;
  after?: string | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, topic: string, eventAt: string, isTest: boolean, status: WebhookDeliveryStatus, attemptCount: number, queuedAt: string, nextAt: string | null, endedAt: string | null, problem: string | null, attempts: { nodes: Array<{ at: string, status: number | null, durationMs: number, answer: string | null, problem: string | null }> } }> } };

export type WebhookFeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookFeedsQuery = { __type: { fields: Array<{ name: string, type: { ofType: { fields: Array<{ name: string }> | null } | null } }> | null } | null };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string | null, webhook: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type UpdateWebhookMutation = { updateWebhook: { webhook: { id: string, version: number, name: string, url: string, feed: string, query: string, status: WebhookStatus, reason: string | null, pending: number, failures: number, failingSince: string | null, nextAt: string | null, enabledAt: string, lastSuccessAt: string | null, previousSecretUntil: string | null, createdAt: string, key: { id: string, name: string, revokedAt: string | null } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, webhook: { id: string, version: number, name: string, url: string, feed: string, query: string, status: WebhookStatus, reason: string | null, pending: number, failures: number, failingSince: string | null, nextAt: string | null, enabledAt: string, lastSuccessAt: string | null, previousSecretUntil: string | null, createdAt: string, key: { id: string, name: string, revokedAt: string | null } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteWebhookMutationVariables = Exact<{
  input: DeleteWebhookInput;
}>;


export type DeleteWebhookMutation = { deleteWebhook: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type TestWebhookMutationVariables = Exact<{
  input: TestWebhookInput;
}>;


export type TestWebhookMutation = { testWebhook: { webhookDelivery: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ReplayWebhookMutationVariables = Exact<{
  input: ReplayWebhookInput;
}>;


export type ReplayWebhookMutation = { replayWebhook: { webhook: { id: string, version: number, name: string, url: string, feed: string, query: string, status: WebhookStatus, reason: string | null, pending: number, failures: number, failingSince: string | null, nextAt: string | null, enabledAt: string, lastSuccessAt: string | null, previousSecretUntil: string | null, createdAt: string, key: { id: string, name: string, revokedAt: string | null } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ReplayWebhookDeliveryMutationVariables = Exact<{
  input: ReplayWebhookDeliveryInput;
}>;


export type ReplayWebhookDeliveryMutation = { replayWebhookDelivery: { webhookDelivery: { id: string } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type TaskShownFragment = { id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } };

export type TaskGroupsQueryVariables = Exact<{
  overdue: TaskFilter;
  today: TaskFilter;
  later: TaskFilter;
  someday: TaskFilter;
  first: number;
}>;


export type TaskGroupsQuery = { overdue: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } }> }, today: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } }> }, later: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } }> }, someday: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } }> } };

export type OpenTasksQueryVariables = Exact<{
  filter: TaskFilter;
  first: number;
}>;


export type OpenTasksQuery = { tasks: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } }> } };

export type TaskChangesSubscriptionVariables = Exact<{
  filter?: RecordFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type TaskChangesSubscription = { recordChanged: { cursor: string, action: RecordAction } };

export type CreateTaskMutationVariables = Exact<{
  input: CreateTaskInput;
}>;


export type CreateTaskMutation = { createTask: { task: { id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type UpdateTaskMutationVariables = Exact<{
  input: UpdateTaskInput;
}>;


export type UpdateTaskMutation = { updateTask: { task: { id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type CompleteTaskMutationVariables = Exact<{
  input: CompleteTaskInput;
}>;


export type CompleteTaskMutation = { completeTask: { task: { id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type CancelTaskMutationVariables = Exact<{
  input: CancelTaskInput;
}>;


export type CancelTaskMutation = { cancelTask: { task: { id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type ReopenTaskMutationVariables = Exact<{
  input: ReopenTaskInput;
}>;


export type ReopenTaskMutation = { reopenTask: { task: { id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type DeleteTaskMutationVariables = Exact<{
  input: DeleteTaskInput;
}>;


export type DeleteTaskMutation = { deleteTask: { deletedId: string | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type RestoreTaskMutationVariables = Exact<{
  input: RestoreTaskInput;
}>;


export type RestoreTaskMutation = { restoreTask: { task: { id: string, version: number, title: string, text: string | null, kind: TaskKind, priority: Priority, status: TaskStatus, dueOn: string | null, dueAt: string | null, overdueAt: string | null, durationMinutes: number | null, remindAt: string | null, assignee: { id: string, name: string } | null, customer: { id: string, name: string } } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

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

export type TodayAnybodyQueryVariables = Exact<{ [key: string]: never; }>;


export type TodayAnybodyQuery = { customers: { totalCount: number } };

export type TodayFiguresQueryVariables = Exact<{
  since: string;
  before: string;
}>;


export type TodayFiguresQuery = { customers: { totalCount: number }, newCustomers: { totalCount: number }, orders: { totalCount: number }, ordersBefore: { totalCount: number }, contacts: { totalCount: number }, contactsBefore: { totalCount: number }, openDeals: { totalCount: number } };

export type TodaySinceQueryVariables = Exact<{
  visit: string;
  visitDay: string;
  today: string;
}>;


export type TodaySinceQuery = { customers: { totalCount: number }, orders: { totalCount: number }, contacts: { totalCount: number }, deals: { totalCount: number }, won: { totalCount: number }, lost: { totalCount: number }, slipped: { totalCount: number } };

export type TodayDealsQueryVariables = Exact<{
  today: string;
}>;


export type TodayDealsQuery = { opportunities: { totalCount: number, nodes: Array<{ id: string, name: string, expectedCloseOn: string | null, amount: { amount: string, currency: string } | null, customer: { id: string, name: string } }> } };

export type TodayNeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type TodayNeedsQuery = { modelHealth: Array<{ plugin: string, attention: Array<string> }>, plugins: Array<{ id: string, status: PluginStatus, error: string | null, hint: string | null }> };

export type TodayScoresSubscriptionVariables = Exact<{
  filter?: ScoreFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type TodayScoresSubscription = { scoreChanged: { cursor: string, previousValue: number | null, cause: { text: string }, score: { id: string, kind: string, value: number | null, unit: ScoreUnit, computedAt: string, subject:
        | { id: string, name: string }
        | Record<PropertyKey, never>
       } } };

export type PositionQueryVariables = Exact<{ [key: string]: never; }>;


export type PositionQuery = { serverInfo: { cursor: string } };

export type TodayImportsQueryVariables = Exact<{ [key: string]: never; }>;


export type TodayImportsQuery = { importJobs: { nodes: Array<{ id: string, source: string, status: ImportStatus, rejected: number, createdAt: string }> } };

export type PickCustomersQueryVariables = Exact<{
  search: string;
  filter?: CustomerFilter | null | undefined;
}>;


export type PickCustomersQuery = { customers: { nodes: Array<{ id: string, name: string, email: string | null }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string, role: Role, scope: RowScope, permissions: Array<string>, user: { id: string, timeZone: string | null, currency: string | null, language: string | null } | null }, serverInfo: { version: string, baseCurrency: string, startedAt: string }, plugins: Array<{ id: string, version: string, description: string, status: PluginStatus, stage: string | null, error: string | null, hint: string | null, panels: Array<{ id: string, point: PanelPoint, spec: unknown }> }> };

export type UpdateMeMutationVariables = Exact<{
  input: UpdateMeInput;
}>;


export type UpdateMeMutation = { updateMe: { user: { id: string, timeZone: string | null, currency: string | null, language: string | null } | null, userErrors: Array<
      | { message: string, code: ErrorCode, path: Array<string> }
      | { message: string, code: ErrorCode, path: Array<string> }
    > } };

export type NotificationShownFragment = { id: string, kind: string, count: number, at: string, readAt: string | null, text: { en: string, zh: string }, record:
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'BusinessCalendar', id: string }
    | { __typename: 'Case', subject: string, id: string }
    | { __typename: 'Customer', name: string, id: string }
    | { __typename: 'CustomerList', id: string }
    | { __typename: 'Employment', id: string }
    | { __typename: 'ExchangeRate', id: string }
    | { __typename: 'ExportJob', id: string }
    | { __typename: 'ImportJob', id: string }
    | { __typename: 'Interaction', id: string }
    | { __typename: 'ModelRun', plugin: string, algorithm: string, id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'Opportunity', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'Pipeline', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'Proposal', id: string }
    | { __typename: 'SavedReport', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'Score', id: string }
    | { __typename: 'Segment', id: string }
    | { __typename: 'SentimentAlert', id: string }
    | { __typename: 'SlaPolicy', id: string }
    | { __typename: 'Task', title: string, id: string, customer: { id: string } }
    | { __typename: 'TrainingSchedule', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'Webhook', id: string }
    | { __typename: 'WebhookDelivery', id: string }
   | null };

export type NotificationsQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationsQuery = { notificationsUnreadCount: number, notifications: { nodes: Array<{ id: string, kind: string, count: number, at: string, readAt: string | null, text: { en: string, zh: string }, record:
        | { __typename: 'ApiKey', id: string }
        | { __typename: 'BusinessCalendar', id: string }
        | { __typename: 'Case', subject: string, id: string }
        | { __typename: 'Customer', name: string, id: string }
        | { __typename: 'CustomerList', id: string }
        | { __typename: 'Employment', id: string }
        | { __typename: 'ExchangeRate', id: string }
        | { __typename: 'ExportJob', id: string }
        | { __typename: 'ImportJob', id: string }
        | { __typename: 'Interaction', id: string }
        | { __typename: 'ModelRun', plugin: string, algorithm: string, id: string }
        | { __typename: 'Notification', id: string }
        | { __typename: 'Opportunity', id: string }
        | { __typename: 'Order', id: string }
        | { __typename: 'Pipeline', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'Proposal', id: string }
        | { __typename: 'SavedReport', id: string }
        | { __typename: 'SavedView', id: string }
        | { __typename: 'Score', id: string }
        | { __typename: 'Segment', id: string }
        | { __typename: 'SentimentAlert', id: string }
        | { __typename: 'SlaPolicy', id: string }
        | { __typename: 'Task', title: string, id: string, customer: { id: string } }
        | { __typename: 'TrainingSchedule', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Webhook', id: string }
        | { __typename: 'WebhookDelivery', id: string }
       | null }> } };

export type NotificationAddedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationAddedSubscription = { notificationAdded: { cursor: string, notification: { id: string } } };

export type MarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type MarkNotificationsReadMutation = { markNotificationsRead: { unread: number, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> }
      | { code: ErrorCode, message: string, path: Array<string> }
    > } };

export type NotificationKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationKindsQuery = { notificationKinds: Array<{ kind: string, isOn: boolean, title: { en: string, zh: string } }> };

export type SetNotificationKindMutationVariables = Exact<{
  input: SetNotificationKindInput;
}>;


export type SetNotificationKindMutation = { setNotificationKind: { user: { id: string } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> }
      | { code: ErrorCode, message: string, path: Array<string> }
    > } };

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
export const ShownViewFragmentDoc = new TypedDocumentString(`
    fragment ShownView on SavedView {
  id
  version
  name
  list
  filter
  search
  orderBy
  columns {
    key
    selection
  }
  isShared
  owner {
    id
  }
}
    `, {"fragmentName":"ShownView"}) as unknown as TypedDocumentString<ShownViewFragment, unknown>;
export const CaseSlaShownFragmentDoc = new TypedDocumentString(`
    fragment CaseSlaShown on CaseSla {
  state
  firstResponseDue
  resolutionDue
  remainingMinutes
  policy {
    id
    firstResponseMinutes
    resolutionMinutes
    calendar {
      id
      name
      timeZone
    }
  }
}
    `, {"fragmentName":"CaseSlaShown"}) as unknown as TypedDocumentString<CaseSlaShownFragment, unknown>;
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
export const TimelinePartsFragmentDoc = new TypedDocumentString(`
    fragment TimelineParts on TimelineItem {
  ... on TimelineInteraction {
    interaction {
      id
      kind
      channel
      direction
      subject
      body
    }
  }
  ... on TimelineOrder {
    order {
      id
      number
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
  ... on TimelineCase {
    case {
      id
      number
      subject
      status
      text
    }
  }
  ... on TimelineTask {
    task {
      id
      title
      kind
      status
      text
      doneBy {
        id
        name
      }
    }
  }
  ... on TimelineStageChange {
    opportunity {
      id
      name
      amount {
        amount
        currency
      }
    }
    change {
      id
      amount {
        amount
        currency
      }
      by {
        id
        name
      }
      fromStage {
        id
        name
      }
      toStage {
        id
        name
        outcome
      }
    }
  }
  ... on TimelineScoreChange {
    previousValue
    score {
      id
      kind
      unit
      value
      provenance {
        cause {
          text
        }
      }
    }
  }
}
    `, {"fragmentName":"TimelineParts"}) as unknown as TypedDocumentString<TimelinePartsFragment, unknown>;
export const EmploymentPartsFragmentDoc = new TypedDocumentString(`
    fragment EmploymentParts on Employment {
  id
  version
  role
  fromOn
  toOn
  isMain
}
    `, {"fragmentName":"EmploymentParts"}) as unknown as TypedDocumentString<EmploymentPartsFragment, unknown>;
export const AnswerFragmentDoc = new TypedDocumentString(`
    fragment Answer on Report {
  rows {
    keys {
      dimension
      value
      label
    }
    period {
      from
      to
      isInProgress
    }
    records
    filter
    values {
      number
      money {
        amount
        currency
      }
    }
    before {
      records
      filter
      values {
        number
        money {
          amount
          currency
        }
      }
    }
  }
  others {
    groups
    rows {
      period {
        from
      }
      records
      values {
        number
        money {
          amount
          currency
        }
      }
    }
  }
  total {
    records
    filter
    values {
      number
      money {
        amount
        currency
      }
    }
  }
  periods {
    from
    to
    isInProgress
  }
  timeZone
  inOtherCurrencies
  rates {
    records
    from
    to
  }
}
    `, {"fragmentName":"Answer"}) as unknown as TypedDocumentString<AnswerFragment, unknown>;
export const SavedFragmentDoc = new TypedDocumentString(`
    fragment Saved on SavedReport {
  id
  version
  name
  question
  isShared
  chart
  isOnToday
  updatedAt
  owner {
    id
    name
  }
}
    `, {"fragmentName":"Saved"}) as unknown as TypedDocumentString<SavedFragment, unknown>;
export const WebhookPartsFragmentDoc = new TypedDocumentString(`
    fragment WebhookParts on Webhook {
  id
  version
  name
  url
  feed
  query
  status
  reason
  pending
  failures
  failingSince
  nextAt
  enabledAt
  lastSuccessAt
  previousSecretUntil
  createdAt
  key {
    id
    name
    revokedAt
  }
}
    `, {"fragmentName":"WebhookParts"}) as unknown as TypedDocumentString<WebhookPartsFragment, unknown>;
export const TaskShownFragmentDoc = new TypedDocumentString(`
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}
    `, {"fragmentName":"TaskShown"}) as unknown as TypedDocumentString<TaskShownFragment, unknown>;
export const NotificationShownFragmentDoc = new TypedDocumentString(`
    fragment NotificationShown on Notification {
  id
  kind
  count
  at
  readAt
  text {
    en
    zh
  }
  record {
    __typename
    id
    ... on Customer {
      name
    }
    ... on Case {
      subject
    }
    ... on Task {
      title
      customer {
        id
      }
    }
    ... on ModelRun {
      plugin
      algorithm
    }
  }
}
    `, {"fragmentName":"NotificationShown"}) as unknown as TypedDocumentString<NotificationShownFragment, unknown>;
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
export const ListChangesDocument = new TypedDocumentString(`
    subscription ListChanges($types: [RecordType!], $after: String) {
  recordChanged(types: $types, after: $after) {
    cursor
    action
    node {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ListChangesSubscription, ListChangesSubscriptionVariables>;
export const ListScoreChangesDocument = new TypedDocumentString(`
    subscription ListScoreChanges($after: String) {
  scoreChanged(after: $after) {
    cursor
    score {
      id
      subject {
        ... on Customer {
          id
        }
        ... on Opportunity {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListScoreChangesSubscription, ListScoreChangesSubscriptionVariables>;
export const ExportListDocument = new TypedDocumentString(`
    mutation ExportList($input: ExportListInput!) {
  exportList(input: $input) {
    exportJob {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ExportListMutation, ExportListMutationVariables>;
export const ExportStateDocument = new TypedDocumentString(`
    query ExportState($id: ID!) {
  exportJob(id: $id) {
    id
    status
    rows
    error
  }
}
    `) as unknown as TypedDocumentString<ExportStateQuery, ExportStateQueryVariables>;
export const SavedViewsDocument = new TypedDocumentString(`
    query SavedViews($list: String!) {
  savedViews(first: 100, filter: {list: {eq: $list}}) {
    nodes {
      ...ShownView
    }
  }
}
    fragment ShownView on SavedView {
  id
  version
  name
  list
  filter
  search
  orderBy
  columns {
    key
    selection
  }
  isShared
  owner {
    id
  }
}`) as unknown as TypedDocumentString<SavedViewsQuery, SavedViewsQueryVariables>;
export const OpenedViewDocument = new TypedDocumentString(`
    query OpenedView($id: ID!) {
  savedView(id: $id) {
    ...ShownView
    problems {
      path
      message
    }
  }
}
    fragment ShownView on SavedView {
  id
  version
  name
  list
  filter
  search
  orderBy
  columns {
    key
    selection
  }
  isShared
  owner {
    id
  }
}`) as unknown as TypedDocumentString<OpenedViewQuery, OpenedViewQueryVariables>;
export const CreateSavedViewDocument = new TypedDocumentString(`
    mutation CreateSavedView($input: CreateSavedViewInput!) {
  createSavedView(input: $input) {
    savedView {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSavedViewMutation, CreateSavedViewMutationVariables>;
export const UpdateSavedViewDocument = new TypedDocumentString(`
    mutation UpdateSavedView($input: UpdateSavedViewInput!) {
  updateSavedView(input: $input) {
    savedView {
      id
      version
      isShared
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateSavedViewMutation, UpdateSavedViewMutationVariables>;
export const DeleteSavedViewDocument = new TypedDocumentString(`
    mutation DeleteSavedView($input: DeleteSavedViewInput!) {
  deleteSavedView(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteSavedViewMutation, DeleteSavedViewMutationVariables>;
export const RestoreSavedViewDocument = new TypedDocumentString(`
    mutation RestoreSavedView($input: RestoreSavedViewInput!) {
  restoreSavedView(input: $input) {
    savedView {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreSavedViewMutation, RestoreSavedViewMutationVariables>;
export const CasePageDocument = new TypedDocumentString(`
    query CasePage($id: ID!) {
  case(id: $id) {
    id
    version
    number
    subject
    text
    status
    priority
    channel
    openedAt
    firstResponseAt
    resolvedAt
    closedAt
    deletedAt
    customer {
      id
      name
    }
    assignee {
      id
      name
    }
    sla {
      ...CaseSlaShown
    }
    interactions(first: 100, orderBy: {field: OCCURRED_AT, direction: ASC}) {
      totalCount
      nodes {
        id
        kind
        direction
        subject
        body
        occurredAt
      }
    }
    statusHistory(first: 100) {
      nodes {
        id
        fromStatus
        toStatus
        at
        by {
          id
          name
        }
      }
    }
  }
}
    fragment CaseSlaShown on CaseSla {
  state
  firstResponseDue
  resolutionDue
  remainingMinutes
  policy {
    id
    firstResponseMinutes
    resolutionMinutes
    calendar {
      id
      name
      timeZone
    }
  }
}`) as unknown as TypedDocumentString<CasePageQuery, CasePageQueryVariables>;
export const CustomerCasesDocument = new TypedDocumentString(`
    query CustomerCases($id: ID!) {
  customer(id: $id) {
    id
    cases(first: 10, filter: {status: {in: [NEW, OPEN, PENDING]}}) {
      totalCount
      nodes {
        id
        number
        subject
        status
        priority
        sla {
          state
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerCasesQuery, CustomerCasesQueryVariables>;
export const CaseChangesDocument = new TypedDocumentString(`
    subscription CaseChanges($filter: RecordFilter, $after: String) {
  recordChanged(types: [CASE, INTERACTION], filter: $filter, after: $after) {
    cursor
    action
  }
}
    `) as unknown as TypedDocumentString<CaseChangesSubscription, CaseChangesSubscriptionVariables>;
export const CreateCaseDocument = new TypedDocumentString(`
    mutation CreateCase($input: CreateCaseInput!) {
  createCase(input: $input) {
    case {
      id
      number
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCaseMutation, CreateCaseMutationVariables>;
export const UpdateCaseDocument = new TypedDocumentString(`
    mutation UpdateCase($input: UpdateCaseInput!) {
  updateCase(input: $input) {
    case {
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
    `) as unknown as TypedDocumentString<UpdateCaseMutation, UpdateCaseMutationVariables>;
export const SetCaseStatusDocument = new TypedDocumentString(`
    mutation SetCaseStatus($input: SetCaseStatusInput!) {
  setCaseStatus(input: $input) {
    case {
      id
      status
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetCaseStatusMutation, SetCaseStatusMutationVariables>;
export const DeleteCaseDocument = new TypedDocumentString(`
    mutation DeleteCase($input: DeleteCaseInput!) {
  deleteCase(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCaseMutation, DeleteCaseMutationVariables>;
export const RestoreCaseDocument = new TypedDocumentString(`
    mutation RestoreCase($input: RestoreCaseInput!) {
  restoreCase(input: $input) {
    case {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreCaseMutation, RestoreCaseMutationVariables>;
export const SlaSettingsDocument = new TypedDocumentString(`
    query SlaSettings {
  businessCalendars {
    id
    name
    timeZone
    hours {
      weekday
      from
      to
    }
    holidays {
      on
      name
    }
  }
  slaPolicies {
    id
    priority
    firstResponseMinutes
    resolutionMinutes
    warnMinutes
    calendar {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SlaSettingsQuery, SlaSettingsQueryVariables>;
export const SetBusinessCalendarDocument = new TypedDocumentString(`
    mutation SetBusinessCalendar($input: SetBusinessCalendarInput!) {
  setBusinessCalendar(input: $input) {
    calendar {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetBusinessCalendarMutation, SetBusinessCalendarMutationVariables>;
export const SetSlaPolicyDocument = new TypedDocumentString(`
    mutation SetSlaPolicy($input: SetSlaPolicyInput!) {
  setSlaPolicy(input: $input) {
    policy {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetSlaPolicyMutation, SetSlaPolicyMutationVariables>;
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
    website
    domains
    industry
    employeeCount
    organisation {
      id
      name
    }
    parent {
      id
      name
    }
    employments {
      ...EmploymentParts
      organisation {
        id
        name
      }
    }
    externalIds {
      id
      source
      externalId
    }
    purchases {
      orders
      lastOrderAt
      spent {
        amount
        currency
      }
    }
    interactions(first: 1) {
      nodes {
        id
        kind
        direction
        occurredAt
      }
    }
    opportunities(
      first: 20
      filter: {stage: {outcome: {eq: OPEN}}}
      orderBy: {field: EXPECTED_CLOSE_ON, direction: ASC}
    ) {
      totalCount
      nodes {
        id
        name
        expectedCloseOn
        amount {
          amount
          currency
        }
      }
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
}
fragment EmploymentParts on Employment {
  id
  version
  role
  fromOn
  toOn
  isMain
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
    organisation {
      id
      name
    }
    industry
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
export const CustomerTimelineDocument = new TypedDocumentString(`
    query CustomerTimeline($id: ID!, $types: [TimelineType!], $first: Int, $after: String) {
  customer(id: $id) {
    id
    timeline(types: $types, first: $first, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        __typename
        id
        at
        ...TimelineParts
      }
    }
  }
}
    fragment TimelineParts on TimelineItem {
  ... on TimelineInteraction {
    interaction {
      id
      kind
      channel
      direction
      subject
      body
    }
  }
  ... on TimelineOrder {
    order {
      id
      number
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
  ... on TimelineCase {
    case {
      id
      number
      subject
      status
      text
    }
  }
  ... on TimelineTask {
    task {
      id
      title
      kind
      status
      text
      doneBy {
        id
        name
      }
    }
  }
  ... on TimelineStageChange {
    opportunity {
      id
      name
      amount {
        amount
        currency
      }
    }
    change {
      id
      amount {
        amount
        currency
      }
      by {
        id
        name
      }
      fromStage {
        id
        name
      }
      toStage {
        id
        name
        outcome
      }
    }
  }
  ... on TimelineScoreChange {
    previousValue
    score {
      id
      kind
      unit
      value
      provenance {
        cause {
          text
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<CustomerTimelineQuery, CustomerTimelineQueryVariables>;
export const WhatIfKindsDocument = new TypedDocumentString(`
    query WhatIfKinds {
  whatIfKinds
}
    `) as unknown as TypedDocumentString<WhatIfKindsQuery, WhatIfKindsQueryVariables>;
export const WhatIfDocument = new TypedDocumentString(`
    query WhatIf($id: ID!, $kind: String!, $changes: [FeatureChangeInput!]!) {
  whatIf(subjectId: $id, kind: $kind, changes: $changes) {
    value
    unit
    band
    status
    difference
    horizonDays
    asOf
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
    features {
      name
      description
      min
      max
      isWhole
      own
      value
    }
    modelRun {
      id
      algorithm
    }
  }
}
    `) as unknown as TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>;
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
      actorName
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
      website
      domains
      industry
      employeeCount
      parent {
        id
        name
      }
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
export const OrganisationPartsDocument = new TypedDocumentString(`
    query OrganisationParts($id: ID!, $after: String) {
  customer(id: $id) {
    id
    rollup {
      people
      subsidiaries
      orders
      spent {
        amount
        currency
      }
      openDeals
      openAmount {
        amount
        currency
      }
    }
    subsidiaries(first: 50, orderBy: {field: NAME}) {
      totalCount
      nodes {
        id
        name
        industry
      }
    }
    people(first: 50, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        ...EmploymentParts
        person {
          id
          name
          email
        }
      }
    }
  }
}
    fragment EmploymentParts on Employment {
  id
  version
  role
  fromOn
  toOn
  isMain
}`) as unknown as TypedDocumentString<OrganisationPartsQuery, OrganisationPartsQueryVariables>;
export const CreateEmploymentDocument = new TypedDocumentString(`
    mutation CreateEmployment($input: CreateEmploymentInput!) {
  createEmployment(input: $input) {
    employment {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateEmploymentMutation, CreateEmploymentMutationVariables>;
export const UpdateEmploymentDocument = new TypedDocumentString(`
    mutation UpdateEmployment($input: UpdateEmploymentInput!) {
  updateEmployment(input: $input) {
    employment {
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
    `) as unknown as TypedDocumentString<UpdateEmploymentMutation, UpdateEmploymentMutationVariables>;
export const DeleteEmploymentDocument = new TypedDocumentString(`
    mutation DeleteEmployment($input: DeleteEmploymentInput!) {
  deleteEmployment(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteEmploymentMutation, DeleteEmploymentMutationVariables>;
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
export const ListNamesDocument = new TypedDocumentString(`
    query ListNames {
  customerLists(first: 100) {
    nodes {
      id
      name
      kind
    }
  }
}
    `) as unknown as TypedDocumentString<ListNamesQuery, ListNamesQueryVariables>;
export const CustomerListsDocument = new TypedDocumentString(`
    query CustomerLists($after: String) {
  customerLists(first: 50, after: $after) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      version
      name
      description
      kind
      isShared
      memberCount
      evaluatedAt
      problem
      owner {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerListsQuery, CustomerListsQueryVariables>;
export const MembersAmongDocument = new TypedDocumentString(`
    query MembersAmong($list: ID!, $ids: [ID!]!) {
  customers(
    first: 100
    filter: {id: {in: $ids}, lists: {some: {id: {eq: $list}}}}
  ) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<MembersAmongQuery, MembersAmongQueryVariables>;
export const CustomerListMovesDocument = new TypedDocumentString(`
    subscription CustomerListMoves($after: String) {
  customerListChanged(after: $after) {
    cursor
    customerId
  }
}
    `) as unknown as TypedDocumentString<CustomerListMovesSubscription, CustomerListMovesSubscriptionVariables>;
export const CreateCustomerListDocument = new TypedDocumentString(`
    mutation CreateCustomerList($input: CreateCustomerListInput!) {
  createCustomerList(input: $input) {
    customerList {
      id
      name
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCustomerListMutation, CreateCustomerListMutationVariables>;
export const UpdateCustomerListDocument = new TypedDocumentString(`
    mutation UpdateCustomerList($input: UpdateCustomerListInput!) {
  updateCustomerList(input: $input) {
    customerList {
      id
      version
      name
      description
      isShared
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCustomerListMutation, UpdateCustomerListMutationVariables>;
export const DeleteCustomerListDocument = new TypedDocumentString(`
    mutation DeleteCustomerList($input: DeleteCustomerListInput!) {
  deleteCustomerList(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCustomerListMutation, DeleteCustomerListMutationVariables>;
export const RestoreCustomerListDocument = new TypedDocumentString(`
    mutation RestoreCustomerList($input: RestoreCustomerListInput!) {
  restoreCustomerList(input: $input) {
    customerList {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreCustomerListMutation, RestoreCustomerListMutationVariables>;
export const AddToCustomerListDocument = new TypedDocumentString(`
    mutation AddToCustomerList($input: CustomerListMembersInput!) {
  addToCustomerList(input: $input) {
    customerList {
      id
      memberCount
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AddToCustomerListMutation, AddToCustomerListMutationVariables>;
export const RemoveFromCustomerListDocument = new TypedDocumentString(`
    mutation RemoveFromCustomerList($input: CustomerListMembersInput!) {
  removeFromCustomerList(input: $input) {
    customerList {
      id
      memberCount
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveFromCustomerListMutation, RemoveFromCustomerListMutationVariables>;
export const ImportJobsDocument = new TypedDocumentString(`
    query ImportJobs {
  importJobs(first: 30) {
    nodes {
      id
      type
      source
      format
      options
      status
      total
      processed
      inserted
      updated
      duplicates
      rejected
      createdAt
      finishedAt
      error
    }
  }
}
    `) as unknown as TypedDocumentString<ImportJobsQuery, ImportJobsQueryVariables>;
export const ImportJobPageDocument = new TypedDocumentString(`
    query ImportJobPage($id: ID!) {
  importJob(id: $id) {
    id
    type
    source
    format
    options
    status
    total
    processed
    inserted
    updated
    duplicates
    rejected
    createdCustomers
    createdAt
    finishedAt
    error
    notes
    unmappedColumns
    unknownWords {
      column
      word
      count
    }
    errors(first: 100) {
      totalCount
      nodes {
        id
        line
        column
        code
        message
      }
    }
    warnings(first: 30) {
      totalCount
      nodes {
        id
        line
        column
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ImportJobPageQuery, ImportJobPageQueryVariables>;
export const PreviewImportDocument = new TypedDocumentString(`
    query PreviewImport($input: ImportPreviewInput!) {
  importPreview(input: $input) {
    format
    columns
    mapping
    missing
    unusedColumns
    dateOrder
    fields {
      name
      description
      required
    }
    lines {
      line
      values
      problems {
        column
        code
        message
      }
      warnings {
        column
        code
        message
      }
    }
    unknownWords {
      column
      word
      count
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewImportQuery, PreviewImportQueryVariables>;
export const ApplyTrialDocument = new TypedDocumentString(`
    mutation ApplyTrial($input: ImportRecordsInput!) {
  importRecords(input: $input) {
    importJob {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ApplyTrialMutation, ApplyTrialMutationVariables>;
export const ImportProgressDocument = new TypedDocumentString(`
    subscription ImportProgress($id: ID!) {
  importProgress(id: $id) {
    id
    status
    processed
    total
    rejected
  }
}
    `) as unknown as TypedDocumentString<ImportProgressSubscription, ImportProgressSubscriptionVariables>;
export const ModelHealthDocument = new TypedDocumentString(`
    query ModelHealth($plugin: String) {
  modelHealth(plugin: $plugin) {
    plugin
    algorithms
    ageDays
    attention
    grade
    drift {
      id
      proposal
      reasons
      measuredAt
      features {
        feature
        psi
      }
    }
    lastRun {
      id
      status
      algorithm
      createdAt
    }
    promotedRun {
      id
      algorithm
      promotedAt
    }
    nextTraining {
      id
      algorithm
      nextDueAt
    }
    scores {
      status
      count
    }
    live {
      eventsWaiting
      lagSeconds
    }
  }
}
    `) as unknown as TypedDocumentString<ModelHealthQuery, ModelHealthQueryVariables>;
export const ModelRunsDocument = new TypedDocumentString(`
    query ModelRuns($plugin: String!, $after: String) {
  modelRuns(plugin: $plugin, first: 25, after: $after) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      algorithm
      status
      grade
      promoted
      promotedAt
      progress
      message
      createdAt
      finishedAt
      startedAt
      rows
      error {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ModelRunsQuery, ModelRunsQueryVariables>;
export const CompareRunDocument = new TypedDocumentString(`
    query CompareRun($id: ID!) {
  modelRun(id: $id) {
    id
    algorithm
    plugin
    pluginVersion
    status
    grade
    promoted
    createdAt
    seed
    rows
    artifactHash
    message
    params
    metrics {
      name
      value
      split
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
    calibration {
      predicted
      observed
      count
    }
    fairness {
      attribute
      group
      count
      metric {
        name
        value
      }
    }
    features {
      name
      description
      importance
    }
  }
}
    `) as unknown as TypedDocumentString<CompareRunQuery, CompareRunQueryVariables>;
export const PromoteRunDocument = new TypedDocumentString(`
    mutation PromoteRun($input: PromoteModelRunInput!) {
  promoteModelRun(input: $input) {
    modelRun {
      id
      promoted
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PromoteRunMutation, PromoteRunMutationVariables>;
export const RollbackModelDocument = new TypedDocumentString(`
    mutation RollbackModel($input: RollbackModelRunInput!) {
  rollbackModelRun(input: $input) {
    modelRun {
      id
      promoted
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RollbackModelMutation, RollbackModelMutationVariables>;
export const CancelRunDocument = new TypedDocumentString(`
    mutation CancelRun($input: CancelModelRunInput!) {
  cancelModelRun(input: $input) {
    modelRun {
      id
      status
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelRunMutation, CancelRunMutationVariables>;
export const MeasureDriftDocument = new TypedDocumentString(`
    mutation MeasureDrift($input: MeasureDriftInput!) {
  measureDrift(input: $input) {
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MeasureDriftMutation, MeasureDriftMutationVariables>;
export const ScheduleTrainingDocument = new TypedDocumentString(`
    mutation ScheduleTraining($input: ScheduleTrainingInput!) {
  scheduleTraining(input: $input) {
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ScheduleTrainingMutation, ScheduleTrainingMutationVariables>;
export const TrainingSchedulesDocument = new TypedDocumentString(`
    query TrainingSchedules($plugin: String!) {
  trainingSchedules(plugin: $plugin) {
    id
    algorithm
    cron
    timeZone
    params
    promotion
    nextDueAt
    problem
  }
}
    `) as unknown as TypedDocumentString<TrainingSchedulesQuery, TrainingSchedulesQueryVariables>;
export const RemoveScheduleDocument = new TypedDocumentString(`
    mutation RemoveSchedule($input: RemoveTrainingScheduleInput!) {
  removeTrainingSchedule(input: $input) {
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveScheduleMutation, RemoveScheduleMutationVariables>;
export const RunProgressDocument = new TypedDocumentString(`
    subscription RunProgress($id: ID!) {
  modelRunProgress(id: $id) {
    id
    status
    progress
    message
  }
}
    `) as unknown as TypedDocumentString<RunProgressSubscription, RunProgressSubscriptionVariables>;
export const OrderPageDocument = new TypedDocumentString(`
    query OrderPage($id: ID!, $deleted: DeletedRecords!) {
  orders(first: 1, filter: {id: {eq: $id}}, deleted: $deleted) {
    nodes {
      id
      version
      number
      placedAt
      createdAt
      updatedAt
      deletedAt
      status
      total {
        amount
        currency
      }
      customer {
        id
        name
        email
        country
        owner {
          id
          name
        }
      }
      lines {
        id
        quantity
        product {
          id
          sku
          name
          active
        }
        unitPrice {
          amount
          currency
        }
        total {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderPageQuery, OrderPageQueryVariables>;
export const OrderInCurrencyDocument = new TypedDocumentString(`
    query OrderInCurrency($id: ID!, $currency: String!, $at: Date!) {
  order(id: $id) {
    id
    total {
      in(currency: $currency, at: $at) {
        amount
        currency
        rateOn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderInCurrencyQuery, OrderInCurrencyQueryVariables>;
export const OrderChangesDocument = new TypedDocumentString(`
    subscription OrderChanges($id: ID!, $after: String) {
  recordChanged(types: [ORDER], filter: {ids: [$id]}, after: $after) {
    cursor
    action
  }
}
    `) as unknown as TypedDocumentString<OrderChangesSubscription, OrderChangesSubscriptionVariables>;
export const UpdateOrderDocument = new TypedDocumentString(`
    mutation UpdateOrder($input: UpdateOrderInput!) {
  updateOrder(input: $input) {
    order {
      id
      version
      number
      status
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateOrderMutation, UpdateOrderMutationVariables>;
export const DeleteOrderDocument = new TypedDocumentString(`
    mutation DeleteOrder($input: DeleteOrderInput!) {
  deleteOrder(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteOrderMutation, DeleteOrderMutationVariables>;
export const RestoreOrderDocument = new TypedDocumentString(`
    mutation RestoreOrder($input: RestoreOrderInput!) {
  restoreOrder(input: $input) {
    order {
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
    `) as unknown as TypedDocumentString<RestoreOrderMutation, RestoreOrderMutationVariables>;
export const PipelinesDocument = new TypedDocumentString(`
    query Pipelines {
  pipelines {
    id
    key
    name
    stages {
      id
      key
      name
      outcome
      position
      defaultProbability
    }
  }
}
    `) as unknown as TypedDocumentString<PipelinesQuery, PipelinesQueryVariables>;
export const StageDealsDocument = new TypedDocumentString(`
    query StageDeals($filter: OpportunityFilter!, $after: String) {
  opportunities(
    first: 50
    after: $after
    filter: $filter
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      version
      name
      probability
      expectedCloseOn
      closedAt
      lostReason
      amount {
        amount
        currency
      }
      customer {
        id
        name
      }
      owner {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StageDealsQuery, StageDealsQueryVariables>;
export const MoveDealDocument = new TypedDocumentString(`
    mutation MoveDeal($input: MoveOpportunityInput!) {
  moveOpportunity(input: $input) {
    opportunity {
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
    `) as unknown as TypedDocumentString<MoveDealMutation, MoveDealMutationVariables>;
export const DealChangesDocument = new TypedDocumentString(`
    subscription DealChanges($after: String) {
  recordChanged(types: [OPPORTUNITY], after: $after) {
    cursor
    action
    node {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<DealChangesSubscription, DealChangesSubscriptionVariables>;
export const ProductPageDocument = new TypedDocumentString(`
    query ProductPage($id: ID!) {
  product(id: $id) {
    id
    version
    sku
    name
    active
    createdAt
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<ProductPageQuery, ProductPageQueryVariables>;
export const ProductBuyersDocument = new TypedDocumentString(`
    query ProductBuyers($filter: ReportFilter!, $currency: String!) {
  report(
    of: ORDER_LINES
    measures: [{function: SUM, figure: TOTAL}, {function: SUM, figure: QUANTITY}, {function: COUNT}]
    by: [CUSTOMER]
    filter: $filter
    currency: $currency
    conversion: BY_DAY_OF_RECORD
    limit: 10
  ) {
    rows {
      keys {
        value
        label
      }
      records
      values {
        number
        money {
          amount
          currency
        }
      }
    }
    others {
      groups
    }
    total {
      records
      values {
        number
        money {
          amount
          currency
        }
      }
    }
    inOtherCurrencies
  }
}
    `) as unknown as TypedDocumentString<ProductBuyersQuery, ProductBuyersQueryVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const UpdateProductDocument = new TypedDocumentString(`
    mutation UpdateProduct($input: UpdateProductInput!) {
  updateProduct(input: $input) {
    product {
      id
      version
      name
      active
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const ReportAnswerDocument = new TypedDocumentString(`
    query ReportAnswer($of: ReportSubject!, $measures: [ReportMeasureInput!]!, $by: [ReportDimension!], $period: ReportPeriodInput, $filter: ReportFilter, $currency: String, $conversion: ReportConversion, $limit: Int) {
  report(
    of: $of
    measures: $measures
    by: $by
    period: $period
    filter: $filter
    currency: $currency
    conversion: $conversion
    limit: $limit
  ) {
    ...Answer
  }
}
    fragment Answer on Report {
  rows {
    keys {
      dimension
      value
      label
    }
    period {
      from
      to
      isInProgress
    }
    records
    filter
    values {
      number
      money {
        amount
        currency
      }
    }
    before {
      records
      filter
      values {
        number
        money {
          amount
          currency
        }
      }
    }
  }
  others {
    groups
    rows {
      period {
        from
      }
      records
      values {
        number
        money {
          amount
          currency
        }
      }
    }
  }
  total {
    records
    filter
    values {
      number
      money {
        amount
        currency
      }
    }
  }
  periods {
    from
    to
    isInProgress
  }
  timeZone
  inOtherCurrencies
  rates {
    records
    from
    to
  }
}`) as unknown as TypedDocumentString<ReportAnswerQuery, ReportAnswerQueryVariables>;
export const ReportChoicesDocument = new TypedDocumentString(`
    query ReportChoices($of: ReportSubject!, $by: ReportDimension!, $filter: ReportFilter) {
  report(
    of: $of
    measures: [{function: COUNT}]
    by: [$by]
    filter: $filter
    limit: 50
  ) {
    rows {
      records
      keys {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportChoicesQuery, ReportChoicesQueryVariables>;
export const ReportDimensionsDocument = new TypedDocumentString(`
    query ReportDimensions {
  __type(name: "ReportDimension") {
    enumValues {
      name
      description
    }
  }
}
    `) as unknown as TypedDocumentString<ReportDimensionsQuery, ReportDimensionsQueryVariables>;
export const SavedReportsDocument = new TypedDocumentString(`
    query SavedReports {
  savedReports(first: 100, orderBy: {field: NAME, direction: ASC}) {
    totalCount
    nodes {
      ...Saved
    }
  }
}
    fragment Saved on SavedReport {
  id
  version
  name
  question
  isShared
  chart
  isOnToday
  updatedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<SavedReportsQuery, SavedReportsQueryVariables>;
export const ReportsOnTodayDocument = new TypedDocumentString(`
    query ReportsOnToday {
  savedReports(
    first: 12
    filter: {isOnToday: true}
    orderBy: {field: NAME, direction: ASC}
  ) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReportsOnTodayQuery, ReportsOnTodayQueryVariables>;
export const SavedReportPageDocument = new TypedDocumentString(`
    query SavedReportPage($id: ID!) {
  savedReport(id: $id) {
    ...Saved
  }
}
    fragment Saved on SavedReport {
  id
  version
  name
  question
  isShared
  chart
  isOnToday
  updatedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<SavedReportPageQuery, SavedReportPageQueryVariables>;
export const ReportTileDocument = new TypedDocumentString(`
    query ReportTile($id: ID!) {
  savedReport(id: $id) {
    ...Saved
    report {
      ...Answer
    }
  }
}
    fragment Answer on Report {
  rows {
    keys {
      dimension
      value
      label
    }
    period {
      from
      to
      isInProgress
    }
    records
    filter
    values {
      number
      money {
        amount
        currency
      }
    }
    before {
      records
      filter
      values {
        number
        money {
          amount
          currency
        }
      }
    }
  }
  others {
    groups
    rows {
      period {
        from
      }
      records
      values {
        number
        money {
          amount
          currency
        }
      }
    }
  }
  total {
    records
    filter
    values {
      number
      money {
        amount
        currency
      }
    }
  }
  periods {
    from
    to
    isInProgress
  }
  timeZone
  inOtherCurrencies
  rates {
    records
    from
    to
  }
}
fragment Saved on SavedReport {
  id
  version
  name
  question
  isShared
  chart
  isOnToday
  updatedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<ReportTileQuery, ReportTileQueryVariables>;
export const CreateReportDocument = new TypedDocumentString(`
    mutation CreateReport($input: CreateSavedReportInput!) {
  createSavedReport(input: $input) {
    savedReport {
      ...Saved
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment Saved on SavedReport {
  id
  version
  name
  question
  isShared
  chart
  isOnToday
  updatedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateReportMutation, CreateReportMutationVariables>;
export const UpdateReportDocument = new TypedDocumentString(`
    mutation UpdateReport($input: UpdateSavedReportInput!) {
  updateSavedReport(input: $input) {
    savedReport {
      ...Saved
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment Saved on SavedReport {
  id
  version
  name
  question
  isShared
  chart
  isOnToday
  updatedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<UpdateReportMutation, UpdateReportMutationVariables>;
export const RestoreReportDocument = new TypedDocumentString(`
    mutation RestoreReport($input: RestoreSavedReportInput!) {
  restoreSavedReport(input: $input) {
    savedReport {
      ...Saved
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment Saved on SavedReport {
  id
  version
  name
  question
  isShared
  chart
  isOnToday
  updatedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<RestoreReportMutation, RestoreReportMutationVariables>;
export const DeleteReportDocument = new TypedDocumentString(`
    mutation DeleteReport($input: DeleteSavedReportInput!) {
  deleteSavedReport(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteReportMutation, DeleteReportMutationVariables>;
export const SettingsUsersDocument = new TypedDocumentString(`
    query SettingsUsers {
  users(first: 100, orderBy: {field: NAME}) {
    nodes {
      id
      version
      name
      email
      role
      scope
      active
    }
  }
}
    `) as unknown as TypedDocumentString<SettingsUsersQuery, SettingsUsersQueryVariables>;
export const SettingsKeysDocument = new TypedDocumentString(`
    query SettingsKeys {
  apiKeys(first: 100, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes {
      id
      name
      prefix
      role
      scope
      createdAt
      expiresAt
      revokedAt
      user {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SettingsKeysQuery, SettingsKeysQueryVariables>;
export const SettingsPluginsDocument = new TypedDocumentString(`
    query SettingsPlugins {
  plugins {
    id
    version
    description
    status
    stage
    error
    hint
    fields
    timings {
      stage
      durationMs
    }
  }
}
    `) as unknown as TypedDocumentString<SettingsPluginsQuery, SettingsPluginsQueryVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($filter: AuditFilter, $after: String) {
  auditEntries(
    first: 50
    after: $after
    filter: $filter
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
      actorName
      recordType
      recordId
      recordName
    }
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const CreateKeyDocument = new TypedDocumentString(`
    mutation CreateKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    secret
    apiKey {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateKeyMutation, CreateKeyMutationVariables>;
export const RevokeKeyDocument = new TypedDocumentString(`
    mutation RevokeKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      id
      revokedAt
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeKeyMutation, RevokeKeyMutationVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const UpdateUserDocument = new TypedDocumentString(`
    mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      id
      version
      active
      role
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateUserMutation, UpdateUserMutationVariables>;
export const SettingsProposalsDocument = new TypedDocumentString(`
    query SettingsProposals($filter: ProposalFilter, $after: String) {
  proposals(first: 20, after: $after, filter: $filter) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      version
      mutation
      reason
      status
      changes
      changeCount
      customer {
        id
        name
      }
      proposerName
      proposedThrough
      expiresAt
      deciderName
      decidedAt
    }
  }
}
    `) as unknown as TypedDocumentString<SettingsProposalsQuery, SettingsProposalsQueryVariables>;
export const ApplyProposalDocument = new TypedDocumentString(`
    mutation ApplyProposal($input: ApplyProposalInput!) {
  applyProposal(input: $input) {
    proposal {
      id
      version
      status
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ApplyProposalMutation, ApplyProposalMutationVariables>;
export const DiscardProposalDocument = new TypedDocumentString(`
    mutation DiscardProposal($input: DiscardProposalInput!) {
  discardProposal(input: $input) {
    proposal {
      id
      version
      status
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DiscardProposalMutation, DiscardProposalMutationVariables>;
export const SettingsTrashDocument = new TypedDocumentString(`
    query SettingsTrash($after: String, $types: [String!], $search: String) {
  trash(first: 20, after: $after, types: $types, search: $search) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      type
      name
      version
      deletedAt
      deletedBy
      customerName
      customerIsDeleted
      deletedWith {
        type
        records
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SettingsTrashQuery, SettingsTrashQueryVariables>;
export const SettingsTrashSummaryDocument = new TypedDocumentString(`
    query SettingsTrashSummary {
  trashSummary {
    purgedAfterDays
    totals {
      type
      records
      purged
    }
  }
}
    `) as unknown as TypedDocumentString<SettingsTrashSummaryQuery, SettingsTrashSummaryQueryVariables>;
export const WebhooksDocument = new TypedDocumentString(`
    query Webhooks($after: String) {
  webhooks(first: 50, after: $after) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      ...WebhookParts
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  version
  name
  url
  feed
  query
  status
  reason
  pending
  failures
  failingSince
  nextAt
  enabledAt
  lastSuccessAt
  previousSecretUntil
  createdAt
  key {
    id
    name
    revokedAt
  }
}`) as unknown as TypedDocumentString<WebhooksQuery, WebhooksQueryVariables>;
export const WebhookPageDocument = new TypedDocumentString(`
    query WebhookPage($id: ID!) {
  webhook(id: $id) {
    ...WebhookParts
  }
}
    fragment WebhookParts on Webhook {
  id
  version
  name
  url
  feed
  query
  status
  reason
  pending
  failures
  failingSince
  nextAt
  enabledAt
  lastSuccessAt
  previousSecretUntil
  createdAt
  key {
    id
    name
    revokedAt
  }
}`) as unknown as TypedDocumentString<WebhookPageQuery, WebhookPageQueryVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($filter: WebhookDeliveryFilter!, $after: String) {
  webhookDeliveries(first: 20, after: $after, filter: $filter) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      topic
      eventAt
      isTest
      status
      attemptCount
      queuedAt
      nextAt
      endedAt
      problem
      attempts(first: 10) {
        nodes {
          at
          status
          durationMs
          answer
          problem
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const WebhookFeedsDocument = new TypedDocumentString(`
    query WebhookFeeds {
  __type(name: "Subscription") {
    fields {
      name
      type {
        ofType {
          fields {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookFeedsQuery, WebhookFeedsQueryVariables>;
export const CreateWebhookDocument = new TypedDocumentString(`
    mutation CreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    webhook {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const UpdateWebhookDocument = new TypedDocumentString(`
    mutation UpdateWebhook($input: UpdateWebhookInput!) {
  updateWebhook(input: $input) {
    webhook {
      ...WebhookParts
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  version
  name
  url
  feed
  query
  status
  reason
  pending
  failures
  failingSince
  nextAt
  enabledAt
  lastSuccessAt
  previousSecretUntil
  createdAt
  key {
    id
    name
    revokedAt
  }
}`) as unknown as TypedDocumentString<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    webhook {
      ...WebhookParts
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  version
  name
  url
  feed
  query
  status
  reason
  pending
  failures
  failingSince
  nextAt
  enabledAt
  lastSuccessAt
  previousSecretUntil
  createdAt
  key {
    id
    name
    revokedAt
  }
}`) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const DeleteWebhookDocument = new TypedDocumentString(`
    mutation DeleteWebhook($input: DeleteWebhookInput!) {
  deleteWebhook(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const TestWebhookDocument = new TypedDocumentString(`
    mutation TestWebhook($input: TestWebhookInput!) {
  testWebhook(input: $input) {
    webhookDelivery {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TestWebhookMutation, TestWebhookMutationVariables>;
export const ReplayWebhookDocument = new TypedDocumentString(`
    mutation ReplayWebhook($input: ReplayWebhookInput!) {
  replayWebhook(input: $input) {
    webhook {
      ...WebhookParts
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  version
  name
  url
  feed
  query
  status
  reason
  pending
  failures
  failingSince
  nextAt
  enabledAt
  lastSuccessAt
  previousSecretUntil
  createdAt
  key {
    id
    name
    revokedAt
  }
}`) as unknown as TypedDocumentString<ReplayWebhookMutation, ReplayWebhookMutationVariables>;
export const ReplayWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
  replayWebhookDelivery(input: $input) {
    webhookDelivery {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReplayWebhookDeliveryMutation, ReplayWebhookDeliveryMutationVariables>;
export const TaskGroupsDocument = new TypedDocumentString(`
    query TaskGroups($overdue: TaskFilter!, $today: TaskFilter!, $later: TaskFilter!, $someday: TaskFilter!, $first: Int!) {
  overdue: tasks(first: $first, filter: $overdue) {
    totalCount
    nodes {
      ...TaskShown
    }
  }
  today: tasks(first: $first, filter: $today) {
    totalCount
    nodes {
      ...TaskShown
    }
  }
  later: tasks(first: $first, filter: $later) {
    totalCount
    nodes {
      ...TaskShown
    }
  }
  someday: tasks(first: $first, filter: $someday) {
    totalCount
    nodes {
      ...TaskShown
    }
  }
}
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}`) as unknown as TypedDocumentString<TaskGroupsQuery, TaskGroupsQueryVariables>;
export const OpenTasksDocument = new TypedDocumentString(`
    query OpenTasks($filter: TaskFilter!, $first: Int!) {
  tasks(first: $first, filter: $filter) {
    totalCount
    nodes {
      ...TaskShown
    }
  }
}
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}`) as unknown as TypedDocumentString<OpenTasksQuery, OpenTasksQueryVariables>;
export const TaskChangesDocument = new TypedDocumentString(`
    subscription TaskChanges($filter: RecordFilter, $after: String) {
  recordChanged(types: [TASK], filter: $filter, after: $after) {
    cursor
    action
  }
}
    `) as unknown as TypedDocumentString<TaskChangesSubscription, TaskChangesSubscriptionVariables>;
export const CreateTaskDocument = new TypedDocumentString(`
    mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    task {
      ...TaskShown
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateTaskMutation, CreateTaskMutationVariables>;
export const UpdateTaskDocument = new TypedDocumentString(`
    mutation UpdateTask($input: UpdateTaskInput!) {
  updateTask(input: $input) {
    task {
      ...TaskShown
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}`) as unknown as TypedDocumentString<UpdateTaskMutation, UpdateTaskMutationVariables>;
export const CompleteTaskDocument = new TypedDocumentString(`
    mutation CompleteTask($input: CompleteTaskInput!) {
  completeTask(input: $input) {
    task {
      ...TaskShown
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}`) as unknown as TypedDocumentString<CompleteTaskMutation, CompleteTaskMutationVariables>;
export const CancelTaskDocument = new TypedDocumentString(`
    mutation CancelTask($input: CancelTaskInput!) {
  cancelTask(input: $input) {
    task {
      ...TaskShown
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}`) as unknown as TypedDocumentString<CancelTaskMutation, CancelTaskMutationVariables>;
export const ReopenTaskDocument = new TypedDocumentString(`
    mutation ReopenTask($input: ReopenTaskInput!) {
  reopenTask(input: $input) {
    task {
      ...TaskShown
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}`) as unknown as TypedDocumentString<ReopenTaskMutation, ReopenTaskMutationVariables>;
export const DeleteTaskDocument = new TypedDocumentString(`
    mutation DeleteTask($input: DeleteTaskInput!) {
  deleteTask(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteTaskMutation, DeleteTaskMutationVariables>;
export const RestoreTaskDocument = new TypedDocumentString(`
    mutation RestoreTask($input: RestoreTaskInput!) {
  restoreTask(input: $input) {
    task {
      ...TaskShown
    }
    userErrors {
      message
      code
      path
    }
  }
}
    fragment TaskShown on Task {
  id
  version
  title
  text
  kind
  priority
  status
  dueOn
  dueAt
  overdueAt
  durationMinutes
  remindAt
  assignee {
    id
    name
  }
  customer {
    id
    name
  }
}`) as unknown as TypedDocumentString<RestoreTaskMutation, RestoreTaskMutationVariables>;
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
export const TodayAnybodyDocument = new TypedDocumentString(`
    query TodayAnybody {
  customers(first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<TodayAnybodyQuery, TodayAnybodyQueryVariables>;
export const TodayFiguresDocument = new TypedDocumentString(`
    query TodayFigures($since: DateTime!, $before: DateTime!) {
  customers(first: 1) {
    totalCount
  }
  newCustomers: customers(first: 1, filter: {createdAt: {gte: $since}}) {
    totalCount
  }
  orders(
    first: 1
    filter: {placedAt: {gte: $since}, status: {in: [PLACED, PAID, FULFILLED]}}
  ) {
    totalCount
  }
  ordersBefore: orders(
    first: 1
    filter: {placedAt: {gte: $before, lt: $since}, status: {in: [PLACED, PAID, FULFILLED]}}
  ) {
    totalCount
  }
  contacts: interactions(
    first: 1
    filter: {occurredAt: {gte: $since}, direction: {eq: INBOUND}}
  ) {
    totalCount
  }
  contactsBefore: interactions(
    first: 1
    filter: {occurredAt: {gte: $before, lt: $since}, direction: {eq: INBOUND}}
  ) {
    totalCount
  }
  openDeals: opportunities(first: 1, filter: {stage: {outcome: {eq: OPEN}}}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<TodayFiguresQuery, TodayFiguresQueryVariables>;
export const TodaySinceDocument = new TypedDocumentString(`
    query TodaySince($visit: DateTime!, $visitDay: Date!, $today: Date!) {
  customers(first: 1, filter: {createdAt: {gte: $visit}}) {
    totalCount
  }
  orders(first: 1, filter: {createdAt: {gte: $visit}}) {
    totalCount
  }
  contacts: interactions(
    first: 1
    filter: {createdAt: {gte: $visit}, direction: {eq: INBOUND}}
  ) {
    totalCount
  }
  deals: opportunities(first: 1, filter: {createdAt: {gte: $visit}}) {
    totalCount
  }
  won: opportunities(
    first: 1
    filter: {stage: {outcome: {eq: WON}}, closedAt: {gte: $visit}}
  ) {
    totalCount
  }
  lost: opportunities(
    first: 1
    filter: {stage: {outcome: {eq: LOST}}, closedAt: {gte: $visit}}
  ) {
    totalCount
  }
  slipped: opportunities(
    first: 1
    filter: {stage: {outcome: {eq: OPEN}}, expectedCloseOn: {gte: $visitDay, lt: $today}}
  ) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<TodaySinceQuery, TodaySinceQueryVariables>;
export const TodayDealsDocument = new TypedDocumentString(`
    query TodayDeals($today: Date!) {
  opportunities(
    first: 6
    filter: {stage: {outcome: {eq: OPEN}}, expectedCloseOn: {lt: $today}}
    orderBy: {field: EXPECTED_CLOSE_ON, direction: ASC}
  ) {
    totalCount
    nodes {
      id
      name
      expectedCloseOn
      amount {
        amount
        currency
      }
      customer {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TodayDealsQuery, TodayDealsQueryVariables>;
export const TodayNeedsDocument = new TypedDocumentString(`
    query TodayNeeds {
  modelHealth {
    plugin
    attention
  }
  plugins {
    id
    status
    error
    hint
  }
}
    `) as unknown as TypedDocumentString<TodayNeedsQuery, TodayNeedsQueryVariables>;
export const TodayScoresDocument = new TypedDocumentString(`
    subscription TodayScores($filter: ScoreFilter, $after: String) {
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
      computedAt
      subject {
        ... on Customer {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TodayScoresSubscription, TodayScoresSubscriptionVariables>;
export const PositionDocument = new TypedDocumentString(`
    query Position {
  serverInfo {
    cursor
  }
}
    `) as unknown as TypedDocumentString<PositionQuery, PositionQueryVariables>;
export const TodayImportsDocument = new TypedDocumentString(`
    query TodayImports {
  importJobs(first: 5) {
    nodes {
      id
      source
      status
      rejected
      createdAt
    }
  }
}
    `) as unknown as TypedDocumentString<TodayImportsQuery, TodayImportsQueryVariables>;
export const PickCustomersDocument = new TypedDocumentString(`
    query PickCustomers($search: String!, $filter: CustomerFilter) {
  customers(search: $search, first: 6, filter: $filter) {
    nodes {
      id
      name
      email
    }
  }
}
    `) as unknown as TypedDocumentString<PickCustomersQuery, PickCustomersQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    name
    role
    scope
    permissions
    user {
      id
      timeZone
      currency
      language
    }
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
export const UpdateMeDocument = new TypedDocumentString(`
    mutation UpdateMe($input: UpdateMeInput!) {
  updateMe(input: $input) {
    user {
      id
      timeZone
      currency
      language
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateMeMutation, UpdateMeMutationVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications {
  notificationsUnreadCount
  notifications(first: 30) {
    nodes {
      ...NotificationShown
    }
  }
}
    fragment NotificationShown on Notification {
  id
  kind
  count
  at
  readAt
  text {
    en
    zh
  }
  record {
    __typename
    id
    ... on Customer {
      name
    }
    ... on Case {
      subject
    }
    ... on Task {
      title
      customer {
        id
      }
    }
    ... on ModelRun {
      plugin
      algorithm
    }
  }
}`) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const NotificationAddedDocument = new TypedDocumentString(`
    subscription NotificationAdded($after: String) {
  notificationAdded(after: $after) {
    cursor
    notification {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationAddedSubscription, NotificationAddedSubscriptionVariables>;
export const MarkNotificationsReadDocument = new TypedDocumentString(`
    mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) {
    unread
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MarkNotificationsReadMutation, MarkNotificationsReadMutationVariables>;
export const NotificationKindsDocument = new TypedDocumentString(`
    query NotificationKinds {
  notificationKinds {
    kind
    title {
      en
      zh
    }
    isOn
  }
}
    `) as unknown as TypedDocumentString<NotificationKindsQuery, NotificationKindsQueryVariables>;
export const SetNotificationKindDocument = new TypedDocumentString(`
    mutation SetNotificationKind($input: SetNotificationKindInput!) {
  setNotificationKind(input: $input) {
    user {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetNotificationKindMutation, SetNotificationKindMutationVariables>;
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