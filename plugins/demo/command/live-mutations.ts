import { catalogue, decimalText, inSmallestUnit } from '../simulator/catalogue.ts'
import type { DealStage } from '../simulator/deals.ts'
import { demoSource, externalIdOf } from '../simulator/external-id.ts'
import type { LiveEvent } from '../simulator/live-shop.ts'
import type { ShopState, StageKeys } from './shop-state.ts'

/** A mutation with one input, and the field of its payload that holds the record. */
export interface Mutation {
  readonly name: string
  readonly record: string
  readonly inputType: string
  readonly input: Readonly<Record<string, unknown>>
}

const stageKey = (stages: StageKeys, stage: DealStage): string =>
  stage === 'WON' ? stages.won : stage === 'LOST' ? stages.lost : stages.open[stage]!

/** The mutation by which an event enters the CRM, as any client would send it. */
export const mutationOf = (event: LiveEvent, { stages, seed }: ShopState, at: Date): Mutation => {
  switch (event.type) {
    case 'ORDER': {
      const { customerId, currency, lines } = event
      return {
        name: 'recordOrder',
        record: 'order',
        inputType: 'RecordOrderInput',
        input: {
          customerId,
          placedAt: at,
          currency,
          lines: lines.map(({ product, quantity, unitPrice }) => ({
            sku: catalogue[product]!.sku,
            name: catalogue[product]!.name,
            quantity: String(quantity),
            unitPrice: decimalText(unitPrice, currency),
          })),
        },
      }
    }
    case 'CONTACT': {
      const { kind, channel, direction, subject, body, properties } = event.contact
      const { customerId, person } = event
      return {
        name: 'logInteraction',
        record: 'interaction',
        inputType: 'LogInteractionInput',
        input: {
          customerId,
          kind,
          channel,
          direction,
          subject,
          body,
          language: person.textLanguage,
          occurredAt: at,
          properties,
        },
      }
    }
    case 'MOVE': {
      const { deal, to, lostReason } = event
      return {
        name: 'moveOpportunity',
        record: 'opportunity',
        inputType: 'MoveOpportunityInput',
        input: { id: deal.id, stageKey: stageKey(stages, to), lostReason },
      }
    }
    case 'DEAL': {
      const { customerId, name, facts } = event
      const { currency } = facts.person
      return {
        name: 'createOpportunity',
        record: 'opportunity',
        inputType: 'CreateOpportunityInput',
        input: {
          customerId,
          name,
          pipelineKey: stages.pipeline,
          amount: { amount: decimalText(inSmallestUnit(facts.amount, currency), currency), currency },
        },
      }
    }
    case 'CUSTOMER': {
      const { kind, name, email, phone, culture, city, leadSource, newsletter, index } = event.person
      return {
        name: 'createCustomer',
        record: 'customer',
        inputType: 'CreateCustomerInput',
        input: {
          kind,
          name,
          email,
          phone,
          country: culture.country,
          language: culture.language,
          timeZone: culture.timeZone,
          tags: newsletter ? ['newsletter'] : [],
          attributes: { city, leadSource, newsletter },
          externalIds: [{ source: demoSource, externalId: externalIdOf(seed, index) }],
        },
      }
    }
  }
}
