import {
  getNamedType,
  isObjectType,
  Kind,
  type ExecutionResult,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import { RapportError, type ErrorCode } from '../core/errors.ts'
import { newUuid } from '../core/ids.ts'
import type { Viewer } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'
import { encodeEventCursor } from '../core/event-cursor.ts'
import type { GroupWork, Item } from '../feeds/group.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { EventTest, SubscriptionDefinition } from '../feeds/subscription.ts'
import type { Topic } from '../events/topics.ts'
import type { RequestContext } from '../modules/context.ts'
import type { PlanInfo } from '../read/planner.ts'
import { Reader, type RecordRef } from '../read/reader.ts'
import { fragmentsOf, selectionsOf } from '../read/selection.ts'
import type { Executor } from './executor.ts'
import type { LiveDocument } from './subscription-document.ts'
import type { FormatErrors } from './ws-errors.ts'

export interface WorkDeps {
  readonly schema: GraphQLSchema
  readonly executor: Executor
  readonly contextOf: (viewer: Viewer, requestId: string) => RequestContext
  /** Runs the reads of the selections; see `Events.sql`. */
  readonly sql: RunSql
  readonly formatErrors: FormatErrors
}

/** One subscription as it was requested. */
export interface LiveOperation {
  readonly definition: SubscriptionDefinition
  readonly live: LiveDocument
  readonly operationName: string | undefined
  /** As sent, for the executor. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly coerced: Readonly<Record<string, unknown>>
  /** The most characters of text and JSON in one item. */
  readonly maxLength: number
  /** Arguments of the field. */
  readonly args: object
  readonly viewer: Viewer
}

interface Subject {
  readonly ref: RecordRef
  /** Absent for the initial state sent at the start. */
  readonly event: LoggedEventData | undefined
}

/** Errors that fewer records at a time may avoid. */
const tooMuch: ReadonlySet<ErrorCode> = new Set(['TOO_EXPENSIVE', 'TIMEOUT'])

/** Reads, executes and serialises the items of one subscription for everybody who shares it. */
export class SubscriptionWork implements GroupWork {
  readonly topics: ReadonlySet<Topic>
  readonly #deps: WorkDeps
  readonly #operation: LiveOperation
  readonly #test: EventTest<Topic> | undefined
  readonly #info: PlanInfo
  readonly #selections: SelectionSetNode[]
  /** Records read in one statement; fewer after a selection proved too expensive for that many. */
  #batch = 200

  /** Throws a RapportError for arguments that the definition refuses. */
  constructor(deps: WorkDeps, operation: LiveOperation) {
    const { definition, live, coerced, args } = operation
    this.#deps = deps
    this.#operation = operation
    this.topics = new Set(definition.topics)
    this.#test = definition.select?.(args)
    this.#info = {
      schema: deps.schema,
      fragments: { ...fragmentsOf(live.document) },
      variableValues: { ...coerced },
    }
    this.#selections = this.#selectionsOf()
  }

  matches(event: LoggedEventData): boolean {
    return this.#test?.(event) ?? true
  }

  async render(events: readonly LoggedEventData[]): Promise<readonly Item[]> {
    const { definition } = this.#operation
    let subjects: Subject[] = events.map((event) => ({ event, ref: definition.record(event) }))
    if (definition.coalesce) subjects = newestOf(subjects)
    const items: Item[] = []
    for (let i = 0; i < subjects.length;) {
      const some = subjects.slice(i, i + this.#batch)
      try {
        items.push(...(await this.#renderSome(some)))
        i += some.length
      } catch (error) {
        if (!(error instanceof RapportError) || !tooMuch.has(error.code) || some.length === 1) throw error
        this.#batch = some.length >>> 1
      }
    }
    return items
  }

  /**
   * The current state of the record that the subscription is about; undefined if the definition has none. Throws
   * NOT_FOUND.
   */
  async current(cursor: bigint): Promise<Item | undefined> {
    const ref = this.#operation.definition.current?.(this.#operation.args)
    if (!ref) return undefined
    const [item] = await this.#renderSome([{ ref, event: undefined }])
    if (!item)
      throw new RapportError('NOT_FOUND', `no ${ref.map} with this id exists, or you may not see it`, { path: ['id'] })
    return { ...item, cursor }
  }

  /** What an event is to the viewer, as the executor answers it; undefined if the viewer may not see its record, or it is gone. */
  async answerTo(event: LoggedEventData): Promise<ExecutionResult | undefined> {
    const context = this.#contextOf()
    const [record] = await this.#recordsOf([{ event, ref: this.#operation.definition.record(event) }], context)
    return record ? this.#answer(event, record, context) : undefined
  }

  async #renderSome(subjects: readonly Subject[]): Promise<Item[]> {
    // A context of its own: its loaders batch over the items and remember nothing beyond them.
    const context = this.#contextOf()
    const records = await this.#recordsOf(subjects, context)
    const items = await Promise.all(
      subjects.map(async (subject, i) => {
        const record = records[i]
        return record ? this.#item(subject.event, record, context) : undefined
      }),
    )
    return items.filter((item) => item !== undefined)
  }

  #recordsOf(subjects: readonly Subject[], { reader }: RequestContext): Promise<(object | undefined)[]> {
    const refs = subjects.map(({ ref }) => ref)
    return reader.recordsOf(this.#info, this.#selections, refs)
  }

  async #item(event: LoggedEventData | undefined, record: object, context: RequestContext): Promise<Item> {
    const { data, errors } = await this.#answer(event, record, context)
    const payload = errors ? { data, errors: this.#deps.formatErrors(errors) } : { data }
    const bytes = Buffer.from(`${JSON.stringify(payload)}}`)
    return { cursor: event?.cursor ?? 0n, bytes, last: this.#operation.definition.isLast?.(record) ?? false }
  }

  #answer(event: LoggedEventData | undefined, record: object, context: RequestContext) {
    const { definition, live, operationName, variables, coerced, maxLength } = this.#operation
    const value = event && definition.item ? definition.item(record, event, encodeEventCursor(event.cursor)) : record
    return this.#deps.executor.execute({
      document: live.document,
      operationName,
      variables,
      coerced,
      maxLength,
      context,
      rootValue: { [definition.field]: value },
    })
  }

  /** Like that of a request, except for the connections that it reads on. */
  #contextOf(): RequestContext {
    const context = this.#deps.contextOf(this.#operation.viewer, newUuid())
    return {
      ...context,
      reader: new Reader(context.reader.registry, context.viewer, this.#deps.sql),
      sql: this.#deps.sql,
    }
  }

  /** The client's selection on the record, and the fields that the definition itself needs. */
  #selectionsOf(): SelectionSetNode[] {
    const { definition, live } = this.#operation
    const root = this.#deps.schema.getSubscriptionType()!
    let sets = selectionsOf(this.#info, root, [live.operation.selectionSet], definition.field)
    if (definition.at !== undefined) {
      const item = getNamedType(root.getFields()[definition.field]!.type)
      if (!isObjectType(item))
        throw new Error(`Subscription.${definition.field} must return an object that has a field ${definition.at}`)
      sets = selectionsOf(this.#info, item, sets, definition.at)
    }
    return definition.needs ? [...sets, selectionOf(definition.needs)] : sets
  }
}

/** The last event of each record, in order. */
const newestOf = (subjects: readonly Subject[]): Subject[] => {
  const last = new Map(subjects.map(({ ref }, i) => [ref.key, i]))
  return subjects.filter(({ ref }, i) => last.get(ref.key) === i)
}

const selectionOf = (fields: readonly string[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: fields.map((value) => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value } })),
})
