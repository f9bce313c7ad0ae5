import {
  ChangeSetType,
  type ChangeSet,
  type EntityProperty,
  type EventSubscriber,
  type FlushEventArgs,
  type Platform,
} from '@mikro-orm/core'
import type { Viewer } from '../core/viewer.ts'
import { newUuid } from '../core/ids.ts'

/** What an entry says besides who, when and by which action. */
export interface AuditFact {
  /** The GraphQL or entity type, e.g. `Customer`. */
  readonly recordType: string
  /** Uuid; absent if the entry is about many records. */
  readonly recordId?: string | undefined
  /** Fields before and after. */
  readonly before?: Record<string, unknown>
  readonly after?: Record<string, unknown>
}

/** Entities that are machinery, not records: their rows say nothing about who changed what. */
const machinery = new Set([
  'EventConsumer',
  'ExportChunk',
  'IdempotencyKey',
  'ImportError',
  'ImportWarning',
  'LoggedEvent',
  'ModelArtifact',
])
/** Columns that change with every change. */
const bookkeeping = new Set(['id', 'createdAt', 'updatedAt', 'version'])
/** Longer texts, such as the body of an e-mail, are cut: the audit says that they changed, the record says to what. */
const maxText = 1_000

const shown = (value: unknown): unknown =>
  typeof value === 'string' && value.length > maxText
    ? `${value.slice(0, maxText)}… (${value.length} characters)`
    : value

const withoutEndZeros = (decimal: string): string => decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')

/** `3`, `3.00` and `3.0000` are the same amount. */
const isSame = (property: EntityProperty, before: unknown, after: unknown): boolean =>
  before === after ||
  (property.columnTypes?.[0]?.startsWith('numeric') === true &&
    typeof before === 'string' &&
    typeof after === 'string' &&
    withoutEndZeros(before) === withoutEndZeros(after))

type Values = Readonly<Record<string, unknown>>

/** The value as the entity has it: a change set holds lists and JSON in the driver's form. */
const valueOf = (property: EntityProperty | undefined, value: unknown, platform: Platform): unknown => {
  if (value === undefined || value === null) return null
  if (property?.columnTypes?.[0] === 'jsonb') return typeof value === 'string' ? (JSON.parse(value) as unknown) : value
  return property?.customType ? property.customType.convertToJSValue(value, platform) : value
}

const factOf = (
  { type, meta, entity, payload, originalEntity }: ChangeSet<object>,
  platform: Platform,
): AuditFact | undefined => {
  const properties = meta.properties as unknown as Readonly<Record<string, EntityProperty>>
  const isShown = (name: string) =>
    !bookkeeping.has(name) && properties[name]?.hidden !== true && properties[name]?.persist !== false
  const pick = (values: Values, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, shown(valueOf(properties[name], values[name], platform))]))
  const notNull = (values: Values) =>
    pick(
      values,
      Object.keys(values).filter((name) => isShown(name) && values[name] !== null && values[name] !== undefined),
    )
  const record = { recordType: meta.className, recordId: (entity as { id?: string }).id }
  const before = (originalEntity ?? {}) as Values
  const after = payload as Values
  if (type === ChangeSetType.CREATE) return { ...record, after: notNull(after) }
  if (type === ChangeSetType.DELETE || type === ChangeSetType.DELETE_EARLY)
    return { ...record, before: notNull(before) }
  const changed = Object.keys(after).filter(
    (name) => isShown(name) && !isSame(properties[name]!, before[name] ?? null, after[name] ?? null),
  )
  return changed.length === 0 ? undefined : { ...record, before: pick(before, changed), after: pick(after, changed) }
}

/**
 * Records who changed what: every entity that a transaction flushes, and what its service reports of bulk statements.
 */
export class AuditTrail implements EventSubscriber {
  readonly #caller: { readonly viewer: Viewer; readonly requestId?: string | undefined }
  #action: string
  readonly #now: Date
  readonly #recordIds = new Set<string>()
  readonly #entries: AuditFact[] = []
  readonly #otherwise: AuditFact[] = []

  constructor(caller: { readonly viewer: Viewer; readonly requestId?: string | undefined }, action: string, now: Date) {
    this.#caller = caller
    this.#action = action
    this.#now = now
  }

  /** What is to be written when the transaction ends and everything is flushed. */
  entries(): readonly AuditFact[] {
    this.#settle()
    return this.#entries
  }

  /** From now on entries say that they come from this action; returns the one before. */
  rename(action: string): string {
    this.#settle()
    const before = this.#action
    this.#action = action
    return before
  }

  #settle(): void {
    for (const fact of this.#otherwise.splice(0))
      if (fact.recordId === undefined || !this.#recordIds.has(fact.recordId)) this.report(fact)
  }

  /** An entry that is written unless there is another one about its record. */
  ensure(fact: AuditFact): void {
    this.#otherwise.push(fact)
  }

  /** An entry about something that no flush shows. */
  report({ recordType, recordId, before, after }: AuditFact): void {
    if (recordId !== undefined) this.#recordIds.add(recordId)
    const { viewer, requestId } = this.#caller
    const entry = {
      id: newUuid(),
      at: this.#now,
      actorKind: viewer.kind,
      actorId: viewer.id,
      action: this.#action,
      recordType,
      recordId,
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      requestId,
    }
    this.#entries.push(entry)
  }

  onFlush({ em, uow }: FlushEventArgs): Promise<void> {
    for (const change of uow.getChangeSets()) {
      if (machinery.has(change.meta.className)) continue
      const fact = factOf(change as ChangeSet<object>, em.getPlatform())
      if (fact) this.report(fact)
    }
    return Promise.resolve()
  }
}
