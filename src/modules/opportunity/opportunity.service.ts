import { RapportError } from '../../core/errors.ts'
import { assertCurrency, formatDecimal, parseDecimal } from '../../core/money.ts'
import { changeable } from '../../read/changeable.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { findCustomer, findOwner, ownerOfNew } from '../customer/customer.service.ts'
import { checked, checkedInTurn } from '../../write/input-errors.ts'
import { ifGiven, notFound, optionalLines, requirePast, requireText, uuidOf, withoutAbsent } from '../input.ts'
import { assertCustomerNotDeleted, eventOf, softDelete, undelete } from '../../write/soft-delete.ts'
import { callingUser } from '../user/user.service.ts'
import { assertVersion } from '../../write/write.ts'
import type {
  CreateOpportunityInput,
  DeleteOpportunityInput,
  MoneyInput,
  MoveOpportunityInput,
  RestoreOpportunityInput,
  UpdateOpportunityInput,
} from './opportunity.input.ts'
import { Opportunity, Pipeline, Stage, StageChange, StageOutcome } from './opportunity.entity.ts'

/** An existing opportunity that the caller may see. Throws INVALID_ID or NOT_FOUND. */
export const findOpportunity = async (unit: UnitOfWork, id: string, field: string): Promise<Opportunity> => {
  const opportunity = await unit.em.findOne(
    Opportunity,
    { id: uuidOf(id, 'Opportunity', field), deletedAt: null, ...changeable(Opportunity, unit.viewer) },
    { populate: ['stage'] },
  )
  if (!opportunity) throw notFound('opportunity', field)
  return opportunity
}

const findPipeline = async (unit: UnitOfWork, key: string | null | undefined): Promise<Pipeline> => {
  const [pipeline] = await unit.em.find(Pipeline, key ? { key } : {}, { orderBy: { position: 'asc' }, limit: 1 })
  if (pipeline) return pipeline
  const keys = (await unit.em.find(Pipeline, {})).map((p) => p.key)
  throw new RapportError(
    'INVALID_INPUT',
    `expected the key of a pipeline (${keys.join(', ')}), got ${JSON.stringify(key?.slice(0, 60))}`,
    {
      path: ['input', 'pipelineKey'],
    },
  )
}

const findStage = async (unit: UnitOfWork, pipeline: Pipeline, key: string | null | undefined): Promise<Stage> => {
  const stages = await unit.em.find(Stage, { pipeline }, { orderBy: { position: 'asc' } })
  const stage = key ? stages.find((s) => s.key === key) : stages[0]
  if (stage) return stage
  throw new RapportError(
    'INVALID_INPUT',
    `expected the key of a stage of ${pipeline.key} (${stages.map((s) => s.key).join(', ')}), got ${JSON.stringify(key?.slice(0, 60))}`,
    { path: ['input', 'stageKey'] },
  )
}

const checkedAmount = (amount: MoneyInput | null | undefined) => {
  if (amount === undefined) return {}
  if (amount === null) return { amountValue: null, currency: null }
  return checked({
    amountValue: () => {
      const path = ['input', 'amount', 'amount']
      const value = parseDecimal(amount.amount, path)
      if (value >= 0n) return formatDecimal(value)
      throw new RapportError('INVALID_INPUT', `expected an amount of 0 or more, got ${amount.amount}`, { path })
    },
    currency: () => {
      assertCurrency(amount.currency, ['input', 'amount', 'currency'])
      return amount.currency
    },
  })
}

const checkedProbability = (probability: number | null | undefined) => {
  if (probability === undefined || probability === null) return probability
  if (!(probability >= 0 && probability <= 1)) {
    throw new RapportError('INVALID_INPUT', `expected a probability between 0 and 1, got ${probability}`, {
      path: ['input', 'probability'],
    })
  }
  return probability
}

const lastChange = (unit: UnitOfWork, opportunity: Opportunity): Promise<StageChange | null> =>
  unit.em.findOne(StageChange, { opportunity }, { orderBy: { at: 'desc', id: 'desc' } })

const recordChange = async (
  unit: UnitOfWork,
  opportunity: Opportunity,
  from: Stage | null,
  to: Stage,
  at: Date,
): Promise<void> => {
  const last = from ? await lastChange(unit, opportunity) : null
  const change = unit.em.create(
    StageChange,
    {
      opportunity,
      fromStage: from,
      toStage: to,
      at,
      by: await callingUser(unit),
      secondsInStage: last ? Math.max(0, Math.round((at.getTime() - last.at.getTime()) / 1_000)) : null,
      amountValue: opportunity.amountValue ?? null,
      currency: opportunity.currency ?? null,
      expectedCloseOn: opportunity.expectedCloseOn ?? null,
    },
    { partial: true },
  )
  unit.em.persist(change)
}

export const createOpportunity = async (unit: UnitOfWork, input: CreateOpportunityInput): Promise<string> => {
  const { amount, probability, stage, ...fields } = await checkedInTurn({
    customer: () => findCustomer(unit, input.customerId, 'customerId'),
    stage: async () => findStage(unit, await findPipeline(unit, input.pipelineKey), input.stageKey),
    owner: () => ownerOfNew(unit, input.ownerId),
    name: () => requireText(input.name, 'name'),
    amount: () => checkedAmount(input.amount),
    probability: () => checkedProbability(input.probability),
  })
  const opportunity = unit.em.create(
    Opportunity,
    {
      ...fields,
      ...amount,
      pipeline: stage.pipeline,
      stage,
      probability: probability ?? null,
      expectedCloseOn: input.expectedCloseOn ?? null,
      closedAt: stage.outcome === StageOutcome.OPEN ? null : unit.now,
    },
    { partial: true },
  )
  unit.em.persist(opportunity)
  await recordChange(unit, opportunity, null, stage, unit.now)
  unit.emit('opportunity.created', eventOf('Opportunity', opportunity, 'ADDED'))
  return opportunity.id
}

export const updateOpportunity = async (unit: UnitOfWork, input: UpdateOpportunityInput): Promise<string> => {
  const opportunity = await findOpportunity(unit, input.id, 'id')
  assertVersion(opportunity, input.version)
  const { amount, ...changes } = await checkedInTurn({
    name: () => ifGiven(input.name, 'name', (name) => requireText(name, 'name')),
    owner: () => findOwner(unit, input.ownerId),
    amount: () => checkedAmount(input.amount),
    probability: () => checkedProbability(input.probability),
  })
  const { expectedCloseOn } = input
  unit.em.assign(opportunity, { ...withoutAbsent({ ...changes, expectedCloseOn }), ...amount })
  unit.emit('opportunity.updated', eventOf('Opportunity', opportunity, 'UPDATED'))
  return opportunity.id
}

/**
 * The time of a move: now, or a past moment that is not before the previous move, so that the history stays in order.
 */
const momentOfMove = async (
  unit: UnitOfWork,
  opportunity: Opportunity,
  given: Date | null | undefined,
): Promise<Date> => {
  const at = given ? requirePast(given, 'at', unit.now) : unit.now
  const last = await lastChange(unit, opportunity)
  if (!last || at >= last.at) return at
  // Clocks differ a little: a clock that was ahead may have timed the previous move.
  if (!given) return last.at
  const message = `expected at no earlier than the previous move, ${last.at.toISOString()}, got ${at.toISOString()}`
  throw new RapportError('INVALID_INPUT', message, { path: ['input', 'at'] })
}

export const moveOpportunity = async (unit: UnitOfWork, input: MoveOpportunityInput): Promise<string> => {
  const opportunity = await findOpportunity(unit, input.id, 'id')
  assertVersion(opportunity, input.version)
  const pipeline = await unit.em.findOneOrFail(Pipeline, { id: opportunity.pipeline.id })
  const from = opportunity.stage
  const { to, at, lostReason } = await checkedInTurn({
    to: async () => {
      const stage = await findStage(unit, pipeline, input.stageKey)
      if (stage.id !== from.id) return stage
      throw new RapportError('INVALID_STATE', `the opportunity is already in the stage ${stage.key}`, {
        path: ['input', 'stageKey'],
      })
    },
    at: () => momentOfMove(unit, opportunity, input.at),
    lostReason: () => optionalLines(input.lostReason, 'lostReason', 1_000),
  })
  opportunity.stage = to
  opportunity.closedAt = to.outcome === StageOutcome.OPEN ? null : at
  opportunity.lostReason = to.outcome === StageOutcome.LOST ? (lostReason ?? null) : null
  await recordChange(unit, opportunity, from, to, at)
  unit.emit('opportunity.moved', eventOf('Opportunity', opportunity, 'UPDATED'))
  return opportunity.id
}

export const deleteOpportunity = async (unit: UnitOfWork, input: DeleteOpportunityInput): Promise<string> => {
  const opportunity = await findOpportunity(unit, input.id, 'id')
  assertVersion(opportunity, input.version)
  softDelete(unit, opportunity)
  unit.emit('opportunity.deleted', eventOf('Opportunity', opportunity, 'REMOVED'))
  return opportunity.id
}

export const restoreOpportunity = async (unit: UnitOfWork, input: RestoreOpportunityInput): Promise<string> => {
  const opportunity = await unit.em.findOne(
    Opportunity,
    { id: uuidOf(input.id, 'Opportunity', 'id'), deletedAt: { $ne: null }, ...changeable(Opportunity, unit.viewer) },
    { populate: ['customer'] },
  )
  if (!opportunity) throw notFound('deleted opportunity', 'id')
  assertVersion(opportunity, input.version)
  assertCustomerNotDeleted(opportunity.customer)
  undelete(opportunity)
  unit.emit('opportunity.updated', eventOf('Opportunity', opportunity, 'ADDED'))
  return opportunity.id
}
