import { defineModule } from '../../contract/module.ts'
import { EventConsumer, LoggedEvent, OutboxEvent } from '../../events/outbox.entity.ts'
import { IdempotencyKey } from '../../write/idempotency.entity.ts'
import { idempotencyRetention } from '../../write/idempotency.retention.ts'
import { InputError, VersionConflictError } from '../../write/user-error.type.ts'
import { NodeResolver } from './node.resolver.ts'
import { recordChanged } from './record-changed.feed.ts'

/**
 * What all kinds of records share: look-up by id, changes, errors of writes, and the keys that make a write happen
 * once.
 */
export default defineModule({
  name: 'record',
  entities: [IdempotencyKey, OutboxEvent, LoggedEvent, EventConsumer],
  retention: [idempotencyRetention],
  resolvers: [NodeResolver],
  types: [InputError, VersionConflictError],
  subscriptions: [recordChanged],
})
