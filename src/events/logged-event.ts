import type { RapportEvents, Topic } from './topics.ts'

type EventsByTopic = {
  [T in Topic]: {
    /** Position in the log; later events have greater ones. */
    readonly cursor: bigint
    readonly topic: T
    readonly payload: RapportEvents[T]
    readonly at: Date
  }
}

/** The events of some topics. */
export type EventOf<T extends Topic> = EventsByTopic[T]

/** An event of the log. */
export type LoggedEventData = EventOf<Topic>
