import { createHash } from 'node:crypto'
import { canonicalJson } from '../core/canonical-json.ts'
import { permissionScope, type Viewer } from '../core/viewer.ts'
import { decodeEventCursor } from '../core/event-cursor.ts'
import type { EventLog } from '../events/event-log.ts'
import type { Item, Subscriber } from '../feeds/group.ts'
import type { Hub } from '../feeds/hub.ts'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import { askedField } from './asked-feed.ts'
import { LiveDocuments, type LiveDocument } from './subscription-document.ts'
import { SilentStream } from './subscription-stream.ts'
import { SubscriptionWork, type WorkDeps } from './subscription-work.ts'
import { executionOf, type PreparedOperation } from './prepare.ts'
import type { SocketQueue } from './ws-queue.ts'

export interface LiveDeps extends WorkDeps {
  readonly hub: Hub
  readonly events: EventLog
  readonly definitions: ReadonlyMap<string, SubscriptionDefinition>
}

/** Where the items of a subscription go. */
export interface Receiver {
  readonly viewer: Viewer
  /** The client's name for the operation. */
  readonly id: string
  readonly queue: SocketQueue
}

/** Starts subscriptions of clients: works out what is asked for, from where on, and who shares it. */
export class LiveSubscriptions {
  readonly #deps: LiveDeps
  readonly #documents: LiveDocuments

  constructor(deps: LiveDeps) {
    this.#deps = deps
    this.#documents = new LiveDocuments(deps.schema)
  }

  /** The lifetime of the subscription; any failure, now or later, ends it with that error. */
  start(operation: PreparedOperation, receiver: Receiver): SilentStream {
    const stream = new SilentStream()
    this.#join(operation, receiver, stream).catch((error: unknown) => stream.fail(error))
    return stream
  }

  async #join(operation: PreparedOperation, receiver: Receiver, stream: SilentStream): Promise<void> {
    const { definition, args, after } = this.#wanted(operation)
    const { viewer } = receiver
    const live = this.#documents.of(operation.document, operation.operation)
    const makeWork = () =>
      new SubscriptionWork(this.#deps, {
        definition,
        live,
        operationName: live.operation.name?.value,
        variables: operation.variables,
        coerced: operation.coerced,
        maxLength: executionOf(operation).maxLength,
        args,
        viewer,
      })
    const from = after ?? this.#deps.events.position
    if (after !== undefined) await this.#deps.events.assertReadable(after)
    const subscriber = subscriberOf(receiver, stream, definition.coalesce === true)
    const current = definition.current ? await makeWork().current(from) : undefined
    if (stream.closed) return
    if (current) {
      subscriber.deliver([current])
      if (current.last) return stream.end()
    }
    stream.onClose(this.#deps.hub.join(keyOf(live, operation, viewer), makeWork, subscriber, from))
  }

  /** The field, its arguments, and where to begin. Throws INVALID_CURSOR. */
  #wanted(operation: PreparedOperation) {
    const { definition, args, after } = askedField(this.#deps.schema, this.#deps.definitions, operation)
    return { definition, args, after: typeof after === 'string' ? decodeEventCursor(after) : undefined }
  }
}

/** Equal for subscriptions whose items are the same bytes. */
const keyOf = (
  { text, variables, isPersonal }: LiveDocument,
  { coerced }: PreparedOperation,
  viewer: Viewer,
): string => {
  const who = isPersonal ? ` ${viewer.userId ?? viewer.id}` : ''
  const values = Object.fromEntries(variables.map((name) => [name, coerced[name]]))
  return createHash('sha256')
    .update(`${permissionScope(viewer)}${who}\n${canonicalJson(values)}\n${text}`)
    .digest('base64')
}

const subscriberOf = ({ id, queue }: Receiver, stream: SilentStream, coalesce: boolean): Subscriber => {
  // Only the operation name differs between subscribers, so it comes first and the rest is one shared buffer.
  const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`)
  const slot = coalesce ? stream : undefined
  return {
    deliver: (items: readonly Item[]) =>
      queue.together(() => {
        for (const { bytes } of items) queue.send(Buffer.concat([head, bytes]), slot)
      }),
    ready: () => queue.empty(),
    end: () => stream.end(),
    fail: (error) => stream.fail(error),
  }
}
