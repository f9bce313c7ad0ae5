/** A record was created, changed or removed; the payload of every record topic. */
export interface RecordEvent {
  /** GraphQL type of the record. */
  readonly type: string
  /** Uuid of the record. */
  readonly id: string
  readonly action: 'ADDED' | 'UPDATED' | 'REMOVED'
  /** Uuid of the customer that it belongs to; a customer's own uuid. */
  readonly customerId: string
}

/** The value of a score changed; subscribers get it from the history entry. */
export interface ScoreChangedEvent {
  readonly historyId: string
  readonly plugin: string
  readonly kind: string
  readonly subjectType: string
  readonly subjectId: string
  /** |value − previous value|; null if one of them is null. */
  readonly change: number | null
}

/** A customer joined or left a list; the payload names the stored change. */
interface CustomerListChangedEvent {
  readonly changeId: string
  readonly listId: string
  readonly customerId: string
  readonly action: 'ADDED' | 'REMOVED'
}

/** A clock of a case: who should know of it, if anybody does. */
interface CaseClockEvent {
  readonly caseId: string
  readonly customerId: string
  readonly userId: string | null
  readonly clock: 'FIRST_RESPONSE' | 'RESOLUTION'
}

/** A task concerns a user. */
interface TaskOfUserEvent {
  readonly taskId: string
  readonly customerId: string
  readonly userId: string
}

/**
 * Every topic of the event log with its payload: ids and keys, never personal values. A plugin adds its own by
 * declaration merging: `declare module 'rapport-crm/sdk' { interface RapportEvents { … } }`.
 */
export interface RapportEvents {
  'customer.created': RecordEvent
  'customer.updated': RecordEvent
  'customer.deleted': RecordEvent
  'interaction.logged': RecordEvent
  'interaction.updated': RecordEvent
  'interaction.deleted': RecordEvent
  'opportunity.created': RecordEvent
  'opportunity.updated': RecordEvent
  /** It is in another stage. */
  'opportunity.moved': RecordEvent
  'opportunity.deleted': RecordEvent
  'order.recorded': RecordEvent
  'order.updated': RecordEvent
  'order.deleted': RecordEvent
  'task.created': RecordEvent
  'task.updated': RecordEvent
  'task.done': RecordEvent
  'task.deleted': RecordEvent
  'case.created': RecordEvent
  'case.updated': RecordEvent
  'case.deleted': RecordEvent
  /** So little working time is left to answer or resolve a case that somebody should know. */
  'case.due-soon': CaseClockEvent
  /** A case was not answered or resolved in time. */
  'case.breached': CaseClockEvent
  /** The moment has come at which a user wants to be reminded. */
  'task.reminded': TaskOfUserEvent
  /** Somebody else has given the task to a user. */
  'task.assigned': TaskOfUserEvent
  /** A score has another value, or its first one. */
  'score.changed': ScoreChangedEvent
  /** A model run has another status. */
  'model-run.changed': { readonly runId: string; readonly status: string }
  /** An import has another status. */
  'import.changed': { readonly jobId: string; readonly status: string }
  'customer-list.changed': CustomerListChangedEvent
  /** An export has another status. */
  'export.changed': { readonly jobId: string; readonly status: string }
  'notification.added': { readonly notificationId: string; readonly userId: string }
  'webhook.disabled': { readonly webhookId: string }
}

export type Topic = keyof RapportEvents

/** The topics about records. */
export const recordTopics = [
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'interaction.logged',
  'interaction.updated',
  'interaction.deleted',
  'opportunity.created',
  'opportunity.updated',
  'opportunity.moved',
  'opportunity.deleted',
  'order.recorded',
  'order.updated',
  'order.deleted',
  'task.created',
  'task.updated',
  'task.done',
  'task.deleted',
  'case.created',
  'case.updated',
  'case.deleted',
] as const satisfies readonly Topic[]
