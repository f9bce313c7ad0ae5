import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { PrivateSession } from 'rapport-crm/sdk'
import { totalOf } from './basket.ts'
import { decimalText } from './catalogue.ts'
import { Rows } from './copy.ts'
import type { Deal, DealStage } from './deals.ts'
import { demoSource, externalIdOf } from './external-id.ts'
import { Employers, roleOf, type Employer } from './employers.ts'
import type { History } from './simulate.ts'

/** Ids of the records that the simulated ones point at. */
export interface Anchors {
  /** By place among the staff. */
  readonly users: readonly string[]
  /** By place in the catalogue. */
  readonly products: readonly string[]
  readonly pipeline: string
  readonly stages: Readonly<Record<DealStage, string>>
}

const idBytes = 16
const pool = Buffer.alloc(4_096 * idBytes)
let used = pool.length

/** An id that sorts by the moment of its record, as ids do that are made when the record is. */
const idAt = (ms: number): string => {
  // Asking the system for 16 bytes at a time takes longer than all the rest of a row.
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += idBytes
  return v7({ msecs: Math.max(0, Math.floor(ms)), random: pool.subarray(used - idBytes, used) })
}

const instant = (ms: number): string => new Date(ms).toISOString()

/** Writes histories into the tables of the core. */
export class Tables {
  readonly #anchors: Anchors
  readonly #seed: number
  readonly customers = new Rows(
    'customer',
    'id created_at updated_at kind name email phone country language time_zone lifecycle owner_id tags attributes industry employee_count organisation_id parent_id',
  )
  readonly employments = new Rows('employment', 'id created_at updated_at person_id organisation_id role from_on')
  readonly #employers = new Employers()
  readonly externalIds = new Rows('external_id', 'id created_at updated_at customer_id source external_id')
  readonly opportunities = new Rows(
    'opportunity',
    'id created_at updated_at version customer_id name pipeline_id stage_id amount_value currency probability expected_close_on closed_at owner_id lost_reason',
  )
  readonly stageChanges = new Rows(
    'stage_change',
    'id created_at updated_at opportunity_id from_stage_id to_stage_id at by_id seconds_in_stage amount_value currency expected_close_on',
  )
  readonly interactions = new Rows(
    'interaction',
    'id created_at updated_at customer_id opportunity_id kind channel direction subject body language occurred_at properties',
  )
  readonly orders = new Rows(
    'sales_order',
    'id created_at updated_at customer_id number placed_at total_value currency status',
  )
  readonly orderLines = new Rows(
    'order_line',
    'id created_at updated_at order_id position product_id quantity unit_price_value total_value',
  )

  constructor(anchors: Anchors, seed: number) {
    this.#anchors = anchors
    this.#seed = seed
  }

  /** Adds one customer with all that belongs to it. */
  add(history: History): void {
    const { person, createdAtMs } = history
    const id = idAt(createdAtMs)
    const createdAt = instant(createdAtMs)
    const { culture } = person
    const employer = this.#employers.of(person)
    this.customers.add(
      id,
      createdAt,
      createdAt,
      person.kind,
      person.name,
      person.email ?? null,
      person.phone ?? null,
      culture.country,
      culture.language,
      culture.timeZone,
      history.lifecycle,
      this.#anchors.users[person.owner]!,
      history.tags,
      history.attributes,
      person.industry ?? null,
      person.employees ?? null,
      person.kind === 'PERSON' ? (employer?.id ?? null) : null,
      person.kind === 'ORGANISATION' ? (employer?.id ?? null) : null,
    )
    this.#employers.add(person, { id, atMs: createdAtMs })
    if (employer && person.kind === 'PERSON') this.#addEmployment(id, history, employer)
    this.externalIds.add(
      idAt(createdAtMs),
      createdAt,
      createdAt,
      id,
      demoSource,
      externalIdOf(this.#seed, person.index),
    )
    const deals = history.deals.map((deal) => this.#addDeal(id, person.currency, deal))
    for (const contact of history.contacts) {
      const at = instant(contact.atMs)
      const deal = contact.deal === undefined ? null : deals[contact.deal]!
      const { kind, channel, direction, subject, body, properties } = contact
      const language = person.textLanguage
      this.interactions.add(
        idAt(contact.atMs),
        at,
        at,
        id,
        deal,
        kind,
        channel,
        direction,
        subject,
        body,
        language,
        at,
        properties,
      )
    }
    this.#addOrders(id, history)
  }

  #addEmployment(personId: string, { person, createdAtMs }: History, employer: Employer): void {
    const atMs = Math.max(createdAtMs, employer.atMs)
    const at = instant(atMs)
    this.employments.add(idAt(atMs), at, at, personId, employer.id, roleOf(person), at.slice(0, 10))
  }

  #addDeal(customerId: string, currency: string, deal: Deal): string {
    const { moves } = deal
    const { users, stages, pipeline } = this.#anchors
    const first = moves[0]!
    const last = moves.at(-1)!
    const id = idAt(first.atMs)
    const lastAt = instant(last.atMs)
    this.opportunities.add(
      id,
      instant(first.atMs),
      lastAt,
      moves.length,
      customerId,
      deal.name,
      pipeline,
      stages[last.to],
      decimalText(last.amount, currency),
      currency,
      last.probability,
      last.expectedCloseOn,
      typeof last.to === 'number' ? null : lastAt,
      users[deal.owner]!,
      deal.lostReason ?? null,
    )
    for (const [i, move] of moves.entries()) {
      const at = instant(move.atMs)
      const before = moves[i - 1]
      this.stageChanges.add(
        idAt(move.atMs),
        at,
        at,
        id,
        move.from === undefined ? null : stages[move.from],
        stages[move.to],
        at,
        users[deal.owner]!,
        before ? Math.round((move.atMs - before.atMs) / 1_000) : null,
        decimalText(move.amount, currency),
        currency,
        move.expectedCloseOn,
      )
    }
    return id
  }

  #addOrders(customerId: string, { person, orders }: History): void {
    const { currency } = person
    for (const [i, { atMs, lines, status }] of orders.entries()) {
      const id = idAt(atMs)
      const at = instant(atMs)
      const number = `${at.slice(2, 10).replaceAll('-', '')}-${person.index + 1}-${i + 1}`
      this.orders.add(id, at, at, customerId, number, at, decimalText(totalOf(lines), currency), currency, status)
      for (const [j, { product, quantity, unitPrice }] of lines.entries()) {
        this.orderLines.add(
          idAt(atMs),
          at,
          at,
          id,
          j + 1,
          this.#anchors.products[product]!,
          quantity,
          decimalText(unitPrice, currency),
          decimalText(quantity * unitPrice, currency),
        )
      }
    }
  }

  /** Sends what was added, parents first. */
  async send(session: Pick<PrivateSession, 'copy'>): Promise<void> {
    const { customers, employments, externalIds, opportunities, stageChanges, interactions, orders, orderLines } = this
    for (const rows of [
      customers,
      employments,
      externalIds,
      opportunities,
      stageChanges,
      interactions,
      orders,
      orderLines,
    ]) {
      await rows.send(session)
    }
  }
}
