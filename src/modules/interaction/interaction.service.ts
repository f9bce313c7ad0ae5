import { RapportError } from '../../core/errors.ts'
import type { UnitOfWork } from '../../events/unit-of-work.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { findCustomer, visibleCustomers } from '../customer/customer.service.ts'
import {
  notFound,
  optionalLanguage,
  optionalLines,
  optionalText,
  requireObject,
  requirePast,
  requireValue,
  uuidOf,
} from '../input.ts'
import type { Opportunity } from '../opportunity/opportunity.entity.ts'
import { findOpportunity } from '../opportunity/opportunity.service.ts'
import { assertKept, eventOf, hide, unhide } from '../soft-delete.ts'
import { assertVersion } from '../write.ts'
import { Interaction } from './interaction.entity.ts'
import type {
  DeleteInteractionInput,
  LogInteractionInput,
  RestoreInteractionInput,
  UpdateInteractionInput,
} from './interaction.input.ts'

/** Longest text of an interaction, in characters. */
const maxBody = 1_000_000

/** An opportunity of the customer; null and undefined pass. */
const opportunityOf = async (
  unit: UnitOfWork,
  customer: Customer,
  id: string | null | undefined,
): Promise<Opportunity | null | undefined> => {
  if (id === null || id === undefined) return id
  const opportunity = await findOpportunity(unit, id, 'opportunityId')
  if (opportunity.customer.id !== customer.id) {
    throw new RapportError('INVALID_INPUT', 'expected an opportunity of the same customer', {
      path: ['input', 'opportunityId'],
    })
  }
  return opportunity
}

/** The texts that logging and updating share, checked; an absent one is left out. */
const checkedTexts = (input: Pick<UpdateInteractionInput, 'channel' | 'subject' | 'body' | 'language'>) => {
  const texts = {
    channel: optionalText(input.channel, 'channel', 100),
    subject: optionalLines(input.subject, 'subject', 1_000),
    body: optionalLines(input.body, 'body', maxBody),
    language: optionalLanguage(input.language, 'language'),
  }
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined))
}

/** An interaction that exists and that the caller may see; throws INVALID_ID or NOT_FOUND. */
const findInteraction = async (unit: UnitOfWork, id: string): Promise<Interaction> => {
  const interaction = await unit.em.findOne(Interaction, {
    id: uuidOf(id, 'Interaction', 'id'),
    deletedAt: null,
    customer: visibleCustomers(unit.viewer),
  })
  if (!interaction) throw notFound('interaction', 'id')
  return interaction
}

export const logInteraction = async (unit: UnitOfWork, input: LogInteractionInput): Promise<string> => {
  const customer = await findCustomer(unit, input.customerId, 'customerId')
  const interaction = unit.em.create(
    Interaction,
    {
      customer,
      opportunity: (await opportunityOf(unit, customer, input.opportunityId)) ?? null,
      kind: input.kind,
      direction: input.direction ?? null,
      ...checkedTexts(input),
      occurredAt: requirePast(input.occurredAt, 'occurredAt', unit.now),
      properties: input.properties ? requireObject(input.properties, 'properties') : {},
    },
    { partial: true },
  )
  unit.em.persist(interaction)
  unit.emit('interaction.logged', eventOf('Interaction', interaction, 'ADDED'))
  return interaction.id
}

export const updateInteraction = async (unit: UnitOfWork, input: UpdateInteractionInput): Promise<string> => {
  const interaction = await findInteraction(unit, input.id)
  assertVersion(interaction, input.version)
  const opportunity = await opportunityOf(unit, interaction.customer, input.opportunityId)
  const { kind, direction, occurredAt, properties } = input
  unit.em.assign(interaction, {
    ...(kind === undefined ? {} : { kind: requireValue(kind, 'kind') }),
    ...(direction === undefined ? {} : { direction }),
    ...checkedTexts(input),
    ...(occurredAt === undefined
      ? {}
      : { occurredAt: requirePast(requireValue(occurredAt, 'occurredAt'), 'occurredAt', unit.now) }),
    ...(opportunity === undefined ? {} : { opportunity }),
  })
  // Assigned as a whole: `assign` would merge the old keys into the new ones.
  if (properties !== undefined) interaction.properties = properties ? requireObject(properties, 'properties') : {}
  unit.emit('interaction.updated', eventOf('Interaction', interaction, 'UPDATED'))
  return interaction.id
}

export const deleteInteraction = async (unit: UnitOfWork, input: DeleteInteractionInput): Promise<string> => {
  const interaction = await findInteraction(unit, input.id)
  assertVersion(interaction, input.version)
  hide(unit, interaction)
  unit.emit('interaction.deleted', eventOf('Interaction', interaction, 'REMOVED'))
  return interaction.id
}

export const restoreInteraction = async (unit: UnitOfWork, input: RestoreInteractionInput): Promise<string> => {
  const { deletedAt: _any, ...visible } = visibleCustomers(unit.viewer)
  const interaction = await unit.em.findOne(
    Interaction,
    { id: uuidOf(input.id, 'Interaction', 'id'), deletedAt: { $ne: null }, customer: visible },
    { populate: ['customer'] },
  )
  if (!interaction) throw notFound('deleted interaction', 'id')
  assertVersion(interaction, input.version)
  assertKept(interaction.customer)
  unhide(interaction)
  unit.emit('interaction.updated', eventOf('Interaction', interaction, 'ADDED'))
  return interaction.id
}
