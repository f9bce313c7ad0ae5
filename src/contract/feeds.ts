import type { Viewer } from '../core/viewer.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'

/** A subscription to one change feed, as a client writes it, without `after`. */
export interface FeedQuery {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Which events a query asks for. */
export interface AskedFeed {
  /** The name of the field. */
  readonly feed: string
  readonly topics: ReadonlySet<Topic>
  matches(event: LoggedEventData): boolean
  /** What an event is about: events with the same one belong in order. */
  aboutOf(event: LoggedEventData): string
}

/** The change feeds of the graph, read for clients that are not connected. */
export interface Feeds {
  /**
   * Checks the query as a request of the viewer. Throws a RapportError whose message says what is wrong with it: INVALID_INPUT,
   * FORBIDDEN (also for a query that is no trusted document, where only these are run), TOO_EXPENSIVE, RATE_LIMITED, PLUGIN_UNAVAILABLE.
   */
  check(query: FeedQuery, viewer: Viewer): Promise<AskedFeed>
  /** What a query asks for that was accepted before, whoever asked. Throws INVALID_INPUT if it does not fit the graph any more, and PLUGIN_UNAVAILABLE. */
  open(query: FeedQuery): AskedFeed
  /**
   * The item of the feed for an event, as the query asks, with the rights that the viewer has; undefined if the query does not
   * ask for the event, the viewer may not see the record, or it is gone. Throws as `check`, and what any field of the item fails with.
   */
  itemOf(query: FeedQuery, viewer: Viewer, event: LoggedEventData): Promise<unknown>
}
