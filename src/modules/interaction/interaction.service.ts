import { RapportError } from '../../core/errors.ts'
import { changeable } from '../../read/changeable.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { caseOfCustomer, noteContact } from '../case/case.service.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { findCustomer } from '../customer/customer.service.ts'
import { checkedInTurn } from '../../write/input-errors.ts'
import {
  ifGiven,
  notFound,
  optionalLanguage,
  optionalLines,
  optionalText,
  requireObject,
  requirePast,
  requireValue,
  uuidOf,
  withoutAbsent,
} from '../input.ts'
import type { Opportunity } from '../opportunity/opportunity.entity.ts'
import { findOpportunity } from '../opportunity/opportunity.service.ts'
import { assertCustomerNotDeleted, eventOf, softDelete, undelete } from '../../write/soft-delete.ts'
import { assertVersion } from '../../write/write.ts'
import { Direction, Interaction } from './interaction.entity.ts'
import type {
  DeleteInteractionInput,
  LogInteractionInput,
  RestoreInteractionInput,
  UpdateInteractionInput,
} from './interaction.input.ts'

/** Longest text of an interaction, in characters. */
export const maxBody = 1_000_000

/** An opportunity of the customer, if that was found; null and undefined pass. */
export const opportunityOf = async (
  unit: UnitOfWork,
  customer: Customer | undefined,
  id: string | null | undefined,
): Promise<Opportunity | null | undefined> => {
  if (id === null || id === undefined) return id
  const opportunity = await findOpportunity(unit, id, 'opportunityId')
  if (customer && opportunity.customer.id !== customer.id) {
    throw new RapportError('INVALID_INPUT', 'expected an opportunity of the same customer', {
      path: ['input', 'opportunityId'],
    })
  }
  return opportunity
}

/** Checks the texts that logging and updating share; an omitted one stays undefined. */
const textsOf = (input: Pick<UpdateInteractionInput, 'channel' | 'subject' | 'body' | 'language'>) => ({
  channel: () => optionalText(input.channel, 'channel', 100),
  subject: () => optionalLines(input.subject, 'subject', 1_000),
  body: () => optionalLines(input.body, 'body', maxBody),
  language: () => optionalLanguage(input.language, 'language'),
})

/** An existing interaction that the caller may see. Throws INVALID_ID or NOT_FOUND. */
const findInteraction = async (unit: UnitOfWork, id: string): Promise<Interaction> => {
  const interaction = await unit.em.findOne(Interaction, {
    id: uuidOf(id, 'Interaction', 'id'),
    deletedAt: null,
    customer: { deletedAt: null },
    ...changeable(Interaction, unit.viewer),
  })
  if (!interaction) throw notFound('interaction', 'id')
  return interaction
}

/** What a contact means to the case that it belongs to. */
const noteInCase = async (unit: UnitOfWork, { case: one, direction, occurredAt: at }: Interaction): Promise<void> => {
  if (one)
    await noteContact(unit, one, {
      isOurs: direction === Direction.OUTBOUND,
      isTheirs: direction === Direction.INBOUND,
      at,
    })
}

/** Adds a contact whose values were checked. */
export const addInteraction = async (
  unit: UnitOfWork,
  values: Partial<Interaction> & Pick<Interaction, 'customer' | 'kind' | 'occurredAt'>,
): Promise<Interaction> => {
  const interaction = unit.em.create(Interaction, values, { partial: true })
  unit.em.persist(interaction)
  unit.emit('interaction.logged', eventOf('Interaction', interaction, 'ADDED'))
  await noteInCase(unit, interaction)
  return interaction
}

export const logInteraction = async (unit: UnitOfWork, input: LogInteractionInput): Promise<string> => {
  let found: Customer | undefined
  const {
    customer,
    opportunity,
    case: ofCase,
    occurredAt,
    properties,
    ...texts
  } = await checkedInTurn({
    customer: async () => (found = await findCustomer(unit, input.customerId, 'customerId')),
    opportunity: () => opportunityOf(unit, found, input.opportunityId),
    case: () => caseOfCustomer(unit, found, input.caseId),
    ...textsOf(input),
    occurredAt: () => requirePast(input.occurredAt, 'occurredAt', unit.now),
    properties: () => (input.properties ? requireObject(input.properties, 'properties') : {}),
  })
  const interaction = await addInteraction(unit, {
    ...withoutAbsent(texts),
    customer,
    occurredAt,
    properties,
    opportunity: opportunity ?? null,
    case: ofCase ?? null,
    kind: input.kind,
    direction: input.direction ?? null,
  })
  return interaction.id
}

export const updateInteraction = async (unit: UnitOfWork, input: UpdateInteractionInput): Promise<string> => {
  const interaction = await findInteraction(unit, input.id)
  assertVersion(interaction, input.version)
  const { kind, direction, occurredAt } = input
  const { properties, ...changes } = await checkedInTurn({
    opportunity: () => opportunityOf(unit, interaction.customer, input.opportunityId),
    case: () => caseOfCustomer(unit, interaction.customer, input.caseId),
    kind: () => (kind === undefined ? undefined : requireValue(kind, 'kind')),
    ...textsOf(input),
    occurredAt: () => ifGiven(occurredAt, 'occurredAt', (at) => requirePast(at, 'occurredAt', unit.now)),
    properties: () => input.properties && requireObject(input.properties, 'properties'),
  })
  unit.em.assign(interaction, withoutAbsent({ ...changes, direction }))
  // Assigned as a whole: `assign` would merge the old keys into the new ones.
  if (properties !== undefined) interaction.properties = properties ?? {}
  unit.emit('interaction.updated', eventOf('Interaction', interaction, 'UPDATED'))
  if (changes.case) await noteInCase(unit, interaction)
  return interaction.id
}

export const deleteInteraction = async (unit: UnitOfWork, input: DeleteInteractionInput): Promise<string> => {
  const interaction = await findInteraction(unit, input.id)
  assertVersion(interaction, input.version)
  softDelete(unit, interaction)
  unit.emit('interaction.deleted', eventOf('Interaction', interaction, 'REMOVED'))
  return interaction.id
}

export const restoreInteraction = async (unit: UnitOfWork, input: RestoreInteractionInput): Promise<string> => {
  const interaction = await unit.em.findOne(
    Interaction,
    { id: uuidOf(input.id, 'Interaction', 'id'), deletedAt: { $ne: null }, ...changeable(Interaction, unit.viewer) },
    { populate: ['customer'] },
  )
  if (!interaction) throw notFound('deleted interaction', 'id')
  assertVersion(interaction, input.version)
  assertCustomerNotDeleted(interaction.customer)
  undelete(interaction)
  unit.emit('interaction.updated', eventOf('Interaction', interaction, 'ADDED'))
  return interaction.id
}
