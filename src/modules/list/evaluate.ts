import { DriverException } from '@mikro-orm/core'
import { systemViewer } from '../../core/viewer.ts'
import { isDatabaseAway } from '../../core/database-away.ts'
import type { Logger } from '../../core/log.ts'
import type { RunSql } from '../../db/sql.ts'
import { FilterCompiler } from '../../read/filter.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import { isAmong, isAmongEach, SqlText } from '../../read/sql-text.ts'
import { customerListChanged } from './list-changed.feed.ts'

/** A list by rule. */
interface Rule {
  readonly id: string
  readonly filter: Readonly<Record<string, unknown>>
  readonly problem: string | null
}

/** What makes and ends memberships of lists by rule. */
export interface Evaluation {
  readonly sql: RunSql
  readonly reads: ReadRegistry
  readonly log: Logger
}

/** What is recorded of each change, of rows of `joined` and `left_list`: ids of a list and a customer. */
const changes = `change as (
  insert into customer_list_change (id, list_id, customer_id, action, at)
  select uuid_v7(), list_id, customer_id, action, clock_timestamp() from (
    select list_id, customer_id, 'REMOVED' as action from left_list union all select list_id, customer_id, 'ADDED' from joined) moved
  returning id, list_id, customer_id, action)`

/** Records changes and their events; `moved` writes memberships in the expressions `joined` and `left_list`. */
export const recordMoves = (moved: string) =>
  customerListChanged.emitRows({
    with: `${moved}, ${changes}`,
    from: 'change',
    payload: { changeId: 'id', listId: 'list_id', customerId: 'customer_id', action: 'action' },
  })

/**
 * Makes the members of one list those customers that meet its rule, or does so for some customers only: then it reads nothing of
 * others. Members are those for a viewer who sees all; what others see of them is decided when they read.
 */
const applyRule = async ({ sql, reads }: Evaluation, { id, filter }: Rule, customers?: readonly string[]) => {
  const text = new SqlText({ amongAs: customers ? isAmongEach : isAmong })
  const map = reads.get('Customer')
  const filters = new FilterCompiler(reads)
  const list = text.param(id, 'uuid')
  const some = customers && text.param(customers, 'uuid[]')
  const t = text.alias()
  const where = [
    ...(some ? [`${t}.id = any(${some})`] : []),
    ...filters.visible(map, t, systemViewer, text),
    ...filters.conditions(map, filter, t, systemViewer, text),
  ].join(' and ')
  const members = `m.list_id = ${list}${some ? ` and m.customer_id = any(${some})` : ''}`
  const moved = text.settle(`fits as materialized (select ${t}.id from ${map.table} ${t} where ${where}),
    left_list as (
      delete from customer_list_member m where ${members} and not exists (select from fits f where f.id = m.customer_id) returning list_id, customer_id),
    joined as (
      insert into customer_list_member (list_id, customer_id, since)
      select ${list}, f.id, clock_timestamp() from fits f where not exists (select from customer_list_member m where ${members} and m.customer_id = f.id)
      returning list_id, customer_id)`)
  await recordMoves(moved)(sql, text.params)
}

/** What is wrong with a rule, in words for whoever sees the list. */
const problemOf = (error: unknown): string =>
  error instanceof Error && !(error instanceof DriverException)
    ? `the rule asks for something that is not there any more: ${error.message}`
    : 'the rule cannot be evaluated; the log of the server says why'

/**
 * Applies a rule; one that cannot be applied keeps its members and says why. Run it in a transaction that holds the list. Resolves to
 * whether it was applied.
 */
const tryRule = async (evaluation: Evaluation, rule: Rule, customers?: readonly string[]): Promise<boolean> => {
  const { sql, log } = evaluation
  await sql('savepoint rule')
  try {
    await applyRule(evaluation, rule, customers)
    await sql('release savepoint rule')
    if (rule.problem !== null) await sql('update customer_list set problem = null where id = $1', [rule.id])
    return true
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    await sql('rollback to savepoint rule')
    const problem = problemOf(error)
    if (rule.problem !== problem) {
      log.warn({ err: error, list: rule.id }, 'the rule of a list cannot be evaluated')
      await sql('update customer_list set problem = $2 where id = $1', [rule.id, problem])
    }
    return false
  }
}

/**
 * Locks lists by rule, so that no two evaluate one at a time: statements that follow see what was committed before. `id`: only
 * that one.
 */
const holdRules = (sql: RunSql, id?: string): Promise<Rule[]> =>
  sql<Rule>(
    `select id, filter, problem from customer_list
     where kind = 'BY_RULE' and deleted_at is null${id === undefined ? '' : ' and id = $1'} order by id for no key update`,
    id === undefined ? [] : [id],
  )

/** Subscribers hear that deleted customers leave lists by hand, and that restored ones are back; the memberships stay. */
const announceWhere = (which: string) =>
  recordMoves(`told as (
    update customer_list_member m set is_told = c.deleted_at is null
    from customer c, customer_list l
    where c.id = m.customer_id and l.id = m.list_id and l.kind = 'BY_HAND' and l.deleted_at is null
      and m.is_told <> (c.deleted_at is null)${which}
    returning m.list_id, m.customer_id, m.is_told),
  joined as (select list_id, customer_id from told where is_told),
  left_list as (select list_id, customer_id from told where not is_told)`)
const announceSome = announceWhere(' and m.customer_id = any($1::uuid[])')
const announceEvery = announceWhere('')

/** Applies rules that could be applied before all in one, or each by itself where one of them cannot be any more. */
const tryRules = async (
  evaluation: Evaluation,
  rules: readonly Rule[],
  customers: readonly string[],
): Promise<void> => {
  const { sql } = evaluation
  await sql('savepoint rules')
  try {
    for (const rule of rules) await applyRule(evaluation, rule, customers)
    await sql('release savepoint rules')
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    await sql('rollback to savepoint rules')
    for (const rule of rules) await tryRule(evaluation, rule, customers)
  }
}

/** Makes every list right for some customers. */
export const evaluateCustomers = async (evaluation: Evaluation, customers: readonly string[]): Promise<void> => {
  const rules = await holdRules(evaluation.sql)
  const sound = rules.filter(({ problem }) => problem === null)
  if (sound.length > 0) await tryRules(evaluation, sound, customers)
  for (const rule of rules) if (rule.problem !== null) await tryRule(evaluation, rule, customers)
  await announceSome(evaluation.sql, [customers])
}

/** Makes one list by rule right for all customers. */
export const evaluateList = async (evaluation: Evaluation, id: string): Promise<void> => {
  for (const rule of await holdRules(evaluation.sql, id)) {
    if (!(await tryRule(evaluation, rule))) continue
    await evaluation.sql('update customer_list set evaluated_at = clock_timestamp() where id = $1', [id])
  }
}

/** Makes every list by hand right for all customers. */
export const announceAll = async (sql: RunSql): Promise<void> => void (await announceEvery(sql))
