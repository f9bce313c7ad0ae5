import type { RapportEvents, Topic } from './topics.ts'

/** An event of the log. */
export type LoggedEventData = {
  [T in Topic]: {
    /** Place in the log; later events have greater ones. */
    readonly cursor: bigint
    readonly topic: T
    readonly payload: RapportEvents[T]
    readonly at: Date
  }
}[Topic]

/** The events of some topics. */
export type EventOf<T extends Topic> = Extract<LoggedEventData, { topic: T }>
