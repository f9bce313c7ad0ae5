import { LockMode, type EntityProperty } from '@mikro-orm/core'
import type { WrittenRecord } from '../../contract/nested-mutations.ts'
import { hashJson } from '../../core/canonical-json.ts'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import type { EntityManager } from '../../db/orm.ts'
import { sqlRunner, type RunSql } from '../../db/sql.ts'
import { changeable } from '../../read/changeable.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import type { AuditFact } from '../../write/audit-trail.ts'
import { checked, problemsOf, refuseAll } from '../../write/input-errors.ts'
import { partOf, rehearse, type UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { notFound, optionalLines, requireObject, uuidOf } from '../input.ts'
import { User } from '../user/user.entity.ts'
import { customersOf } from './customers-of.ts'
import { Proposal, ProposalRoad, ProposalStatus, type ProposedChange } from './proposal.entity.ts'
import type { ApplyProposalInput, DiscardProposalInput, ProposeChangeInput } from './proposal.input.ts'

const validDays = 7
const dayMs = 86_400_000
/** Proposals of one user or key that wait to be decided. */
const maxOpen = 200
const maxReason = 2_000
/** Changes that are stored to be shown. */
const maxShown = 100

const mutationsOf = (context: RequestContext) => moduleContext(context, 'proposal').platform.mutations
const roadOf = ({ via }: RequestContext): ProposalRoad => (via === 'MCP' ? ProposalRoad.MCP : ProposalRoad.GRAPHQL)

const requireReason = (reason: string): string => {
  const words = optionalLines(reason, 'reason', maxReason)
  if (words) return words
  throw new RapportError('INVALID_INPUT', 'expected the reason in words, got none', { path: ['input', 'reason'] })
}

const requireInput = (given: unknown): Record<string, unknown> => {
  const input = requireObject(given, 'input')
  if (!('idempotencyKey' in input)) return input
  throw new RapportError('INVALID_INPUT', 'expected no idempotencyKey here: a proposal is applied once anyway', {
    path: ['input', 'input', 'idempotencyKey'],
  })
}

/** As JSON has it: the same whether it was stored or not. */
const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

/** The records that the changes would make: those that do not exist before. */
const newRecords = async (
  sql: RunSql,
  registry: ReadRegistry,
  facts: readonly AuditFact[],
): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  const unknown = facts.filter(({ before }) => before === undefined)
  for (const [type, ofType] of Map.groupBy(unknown, ({ recordType }) => recordType)) {
    const keys = ofType.flatMap(({ recordId }) => (recordId === undefined ? [] : [recordId]))
    for (const key of keys) found.add(key)
    if (!registry.has(type)) continue
    const { table, key } = registry.get(type)
    for (const { id } of await sql<{ id: string }>(
      `select ${key}::text as id from ${table} where ${key} = any($1::uuid[])`,
      [keys],
    ))
      found.delete(id)
  }
  return found
}

const globalId = (type: string, uuid: string): string =>
  [...ids.all()].some(([known]) => known === type) ? ids.encode(type, uuid) : uuid

/** The changes as people and programs read them: records are named by their global ids, and new ones by the word `new`. */
const shownChanges = (
  em: EntityManager,
  facts: readonly AuditFact[],
  news: ReadonlySet<string>,
): readonly ProposedChange[] => {
  const entities = new Map([...em.getMetadata().getAll().values()].map((meta) => [meta.className, meta]))
  const shownValues = (type: string, values: Readonly<Record<string, unknown>> | undefined) => {
    if (!values) return null
    const properties: Readonly<Record<string, EntityProperty>> = entities.get(type)?.properties ?? {}
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const target = properties[name]?.targetMeta?.className
        if (target === undefined || typeof value !== 'string') return [name, value]
        return [name, news.has(value) ? 'new' : globalId(target, value)]
      }),
    )
  }
  return facts.slice(0, maxShown).map((fact) => {
    const { recordType: type, recordId, before, after } = fact
    const id = recordId === undefined || news.has(recordId) ? null : globalId(type, recordId)
    return asJson({ type, id, before: shownValues(type, before), after: shownValues(type, after) })
  })
}

/**
 * What a change starts from: which records it changes, and what they hold before. Equal as long as the change would do what was
 * shown; new records have other ids with each try, and what was empty is filled differently by different callers.
 */
const startOf = (facts: readonly AuditFact[]): string =>
  hashJson(
    facts
      .map((fact) => {
        const before = Object.entries(fact.before ?? {}).filter(([, value]) => value !== null)
        const record = fact.before === undefined ? 'new' : (fact.recordId ?? null)
        // An entry about many records names none of them, but says how many there are.
        const many = fact.recordId === undefined ? (fact.after?.['records'] ?? null) : null
        return JSON.stringify([
          fact.recordType,
          record,
          before.toSorted(([one], [other]) => (one < other ? -1 : 1)),
          ...(many === null ? [] : [many]),
        ])
      })
      .toSorted(),
  )

/** Throws the problems of a mutation as those of an input that holds its own input at `path`. */
const throwBelow = (
  error: unknown,
  path: readonly string[],
  details: Readonly<Record<string, unknown>> = {},
): never => {
  if (!(error instanceof RapportError)) throw error
  refuseAll(
    problemsOf(error).map((problem) => {
      const [head, ...rest] = problem.inputPath
      const { recordId: _inner, ...others } = problem.details
      const at = head === 'input' ? [...path, ...rest] : path
      return new RapportError(problem.code, problem.message, {
        path: at,
        details: { ...others, ...details },
        cause: problem,
      })
    }),
  )
  throw error
}

/** The version of the record that an input names; undefined if there is none, which the mutation itself will tell. */
const currentVersion = async (sql: RunSql, registry: ReadRegistry, id: unknown): Promise<number | undefined> => {
  if (typeof id !== 'string') return undefined
  let type: string
  let uuid: string
  try {
    ;({ type, uuid } = ids.decode(id))
  } catch {
    return undefined
  }
  if (!registry.has(type)) return undefined
  const { table, key } = registry.get(type)
  const [row] = await sql<{ version: number }>(`select version from ${table} where ${key} = $1`, [uuid])
  return row?.version
}

const assertRoom = async (sql: RunSql, viewerId: string): Promise<void> => {
  // Requests of one caller come here one after another, so that none of them misses another one's proposal.
  await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`proposals of ${viewerId}`])
  const [{ open } = { open: 0 }] = await sql<{ open: number }>(
    `select count(*)::int as open from proposal where proposed_by = $1 and status = 'PENDING' and expires_at > now()`,
    [viewerId],
  )
  if (open < maxOpen) return
  throw new RapportError(
    'INVALID_STATE',
    `expected at most ${maxOpen} proposals of one caller to wait for a decision; apply or discard some first`,
    { path: ['input'] },
  )
}

/** Tries a mutation, undoes it, and stores it with what it would change; returns the uuid of the proposal. */
export const proposeChange = async (
  unit: UnitOfWork,
  { mutation, input: given, reason }: ProposeChangeInput,
  context: RequestContext,
): Promise<string> => {
  const { em, viewer, now } = unit
  const { registry } = context.reader
  const mutations = mutationsOf(context)
  const { words, asked } = checked({
    words: () => requireReason(reason),
    asked: () => requireInput(given),
  })
  await mutations.assertProposable(mutation, viewer)
  const needsVersion = mutations.takesVersion(mutation) && (asked['version'] ?? null) === null
  const version = needsVersion ? await currentVersion(sqlRunner(em), registry, asked['id']) : undefined
  const input = version === undefined ? asked : { ...asked, version }
  const { written, facts, customers } = await rehearse(unit, mutation, async (rehearsal) => {
    const done = await partOf(rehearsal, mutation, () => mutations.run({ name: mutation, input }, rehearsal, context))
    return {
      written: done.result,
      facts: done.facts,
      customers: await customersOf(sqlRunner(rehearsal.em), registry, done.facts),
    }
  }).catch((error: unknown) => throwBelow(error, ['input', 'input']))
  if (customers.length > 1)
    throw new RapportError(
      'INVALID_INPUT',
      `expected a change of records of one customer, this one changes those of ${customers.length}; propose one for each`,
      { path: ['input', 'input'] },
    )
  await assertRoom(sqlRunner(em), viewer.id)
  // A customer that would be new does not exist yet; it is named when the proposal is applied.
  const news = await newRecords(sqlRunner(em), registry, facts)
  const customerId = customers.find((one) => !news.has(one))
  const madeNew = news.has(written.recordId)
  const proposal = em.create(
    Proposal,
    {
      mutation,
      input,
      changes: shownChanges(em, facts, news),
      changeCount: facts.length,
      changesHash: startOf(facts),
      reason: words,
      expiresAt: new Date(now.getTime() + validDays * dayMs),
      customer: customerId === undefined ? null : em.getReference(Customer, customerId),
      user: viewer.userId === undefined ? null : em.getReference(User, viewer.userId),
      proposedBy: viewer.id,
      proposedThrough: roadOf(context),
      recordType: madeNew ? null : written.map,
      recordId: madeNew ? null : written.recordId,
    },
    { partial: true },
  )
  em.persist(proposal)
  return proposal.id
}

/** A proposal that the caller may decide; others wait until it is decided. */
const findProposal = async (unit: UnitOfWork, id: string): Promise<Proposal> => {
  const found = await unit.em.findOne(
    Proposal,
    { id: uuidOf(id, 'Proposal', 'id'), ...changeable(Proposal, unit.viewer) },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  if (!found) throw notFound('proposal', 'id')
  return found
}

const refuse = (problem: string) => new RapportError('INVALID_STATE', problem, { path: ['input', 'id'] })

/** Stores a decision, and tells the audit all of it in one entry: who proposed it through what, and who decided. */
const decide = async (
  unit: UnitOfWork,
  proposal: Proposal,
  status: ProposalStatus,
  context: RequestContext,
  written?: WrittenRecord,
): Promise<void> => {
  const { id, mutation, proposedBy, proposedThrough, createdAt } = proposal
  const { viewer, now } = unit
  const decidedThrough = roadOf(context)
  await sqlRunner(unit.em)(
    `update proposal set status = $2, decided_by = $3, decider_id = $4, decided_through = $5, decided_at = $6, updated_at = $6,
       version = version + 1, record_type = coalesce($7::text, record_type), record_id = coalesce($8::uuid, record_id),
       customer_id = coalesce(customer_id, case when $7::text = 'Customer' then $8::uuid end) where id = $1`,
    [
      id,
      status,
      viewer.id,
      viewer.userId ?? null,
      decidedThrough,
      now,
      written?.map ?? null,
      written?.recordId ?? null,
    ],
  )
  unit.audit({
    recordType: 'Proposal',
    recordId: id,
    before: { status: proposal.status },
    after: { status, decidedThrough, mutation, proposedBy, proposedThrough, proposedAt: createdAt },
  })
}

/** Makes the proposed change with the rights of the caller, once; returns the uuid of the proposal. */
export const applyProposal = async (
  unit: UnitOfWork,
  input: ApplyProposalInput,
  context: RequestContext,
): Promise<string> => {
  const proposal = await findProposal(unit, input.id)
  // Said twice, done once.
  if (proposal.status === ProposalStatus.APPLIED) return proposal.id
  if (proposal.status === ProposalStatus.DISCARDED)
    throw refuse('expected a pending proposal, this one was discarded; propose the change again')
  if (proposal.expiresAt <= unit.now)
    throw refuse(
      `expected a proposal that has not expired, this one did at ${proposal.expiresAt.toISOString()}; propose the change again`,
    )
  assertVersion(proposal, input.version)
  const { mutation: name, input: asked } = proposal
  const { result, facts } = await partOf(unit, name, () =>
    mutationsOf(context).run({ name, input: asked }, unit, context),
  ).catch((error: unknown) => throwBelow(error, ['proposal', 'input'], { recordId: proposal.id }))
  if (startOf(facts) !== proposal.changesHash)
    throw refuse(
      'the records have changed since the proposal, so that it would do something else than was shown; propose the change again',
    )
  await decide(unit, proposal, ProposalStatus.APPLIED, context, result)
  return proposal.id
}

/** Decides that a proposed change is not made; returns the uuid of the proposal. */
export const discardProposal = async (
  unit: UnitOfWork,
  input: DiscardProposalInput,
  context: RequestContext,
): Promise<string> => {
  const proposal = await findProposal(unit, input.id)
  if (proposal.status === ProposalStatus.DISCARDED) return proposal.id
  if (proposal.status === ProposalStatus.APPLIED)
    throw refuse('expected a pending proposal, this one was applied; change the record instead')
  assertVersion(proposal, input.version)
  await decide(unit, proposal, ProposalStatus.DISCARDED, context)
  return proposal.id
}
