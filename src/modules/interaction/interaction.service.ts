import type { UnitOfWork } from '../../events/unit-of-work.ts'
import { findCustomer } from '../customer/customer.service.ts'
import { optionalLanguage, optionalText, requireObject, requirePast } from '../input.ts'
import { findOpportunity } from '../opportunity/opportunity.service.ts'
import { RapportError } from '../../core/errors.ts'
import { Interaction } from './interaction.entity.ts'
import type { LogInteractionInput } from './interaction.input.ts'

/** Longest text of an interaction, in characters. */
const maxBody = 1_000_000

export const logInteraction = async (unit: UnitOfWork, input: LogInteractionInput): Promise<string> => {
  const customer = await findCustomer(unit, input.customerId, 'customerId')
  const opportunity = input.opportunityId ? await findOpportunity(unit, input.opportunityId, 'opportunityId') : null
  if (opportunity && opportunity.customer.id !== customer.id) {
    throw new RapportError('INVALID_INPUT', 'expected an opportunity of the same customer', {
      path: ['input', 'opportunityId'],
    })
  }
  const interaction = unit.em.create(
    Interaction,
    {
      customer,
      opportunity,
      kind: input.kind,
      direction: input.direction ?? null,
      channel: optionalText(input.channel, 'channel', 100) ?? null,
      subject: optionalText(input.subject, 'subject', 1_000) ?? null,
      body: optionalText(input.body, 'body', maxBody) ?? null,
      language: optionalLanguage(input.language, 'language') ?? null,
      occurredAt: requirePast(input.occurredAt, 'occurredAt', unit.now),
      properties: input.properties ? requireObject(input.properties, 'properties') : {},
    },
    { partial: true },
  )
  unit.em.persist(interaction)
  unit.emit('interaction.logged', { type: 'Interaction', id: interaction.id, action: 'ADDED', customerId: customer.id })
  return interaction.id
}
