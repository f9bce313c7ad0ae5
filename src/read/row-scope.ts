import type { RowScope, Viewer } from '../core/viewer.ts'
import type { SqlText } from './sql-text.ts'

/** Puts the condition together that `column`, the id of an owner, names one whose records the viewer sees. Undefined: everybody's. */
export type OwnersSeen = (viewer: Viewer, column: string, sql: SqlText) => string | undefined

/** What each scope of a viewer means. It is said here and nowhere else: rules of rows ask `ownedBySeen`. */
const scopes: Record<RowScope, OwnersSeen> = {
  ALL: () => undefined,
  OWN: (viewer, column, sql) => `${column} = ${sql.param(viewer.userId ?? null, 'uuid')}`,
}

/** Adds a scope of viewers, such as that of a team; every read map, write and event heeds it from then on. Gives what takes it away again. */
export const defineRowScope = (scope: RowScope, owners: OwnersSeen): (() => void) => {
  if (scopes[scope]) throw new Error(`the row scope ${scope} is defined already`)
  scopes[scope] = owners
  return () => {
    delete (scopes as Partial<typeof scopes>)[scope]
  }
}

/** The condition that the owner in `column` is one whose records the viewer sees; undefined where it sees everybody's. */
export const ownedBySeen: OwnersSeen = (viewer, column, sql) => {
  const owners = scopes[viewer.scope]
  if (!owners)
    throw new Error(`expected a row scope that is defined (${Object.keys(scopes).join(', ')}), got ${viewer.scope}`)
  return whole(owners(viewer, column, sql), sql)
}

/** The query of the ids of the customers that the viewer sees, as a column `id`; undefined where it sees all. */
export const seenCustomers = (viewer: Viewer, sql: SqlText): string | undefined => {
  const owned = ownedBySeen(viewer, 'c.owner_id', sql)
  return owned && `select c.id from customer c where ${owned}`
}

/** Finds the rule of the rows of another read map. */
export type RuleOf = (map: string) => { readonly table: string; readonly key: string; readonly rule: RowRule }

/**
 * Which rows of a read map a viewer sees. One object guards all three: the planner puts its condition into every read, services
 * find what a mutation may change by it (`changeable`), and an event reaches a subscriber exactly when its record can be read.
 */
export interface RowRule {
  /** The condition on a row of the table with the alias `t`; undefined: every row. */
  condition(viewer: Viewer, t: string, sql: SqlText, ruleOf: RuleOf): string | undefined
  /** The record that rows are a part of: read through it, they need no condition of their own. */
  readonly partOf?: { readonly map: string; readonly column: string }
  /** Who sees the record of another map whose key is in a column sees the row, too: a filter on such records need not ask again. */
  readonly seenWith?: { readonly map: string; readonly column: string }
  /** The column of the customer that rows are records of, where neither of these names it. */
  readonly ofCustomer?: string
  /** Set where only viewers who see all records change rows: why, as the FORBIDDEN error says it. */
  readonly changedByAll?: string
}

/** A rule by a function of its own. */
export type RowCondition = (viewer: Viewer, t: string, sql: SqlText) => string | undefined

/** What stands beside a condition is joined by `and`. */
const whole = (condition: string | undefined, sql: SqlText): string | undefined => condition && sql.enclosed(condition)

const asRule = (rule: RowRule | RowCondition): RowRule =>
  typeof rule === 'function' ? { condition: (viewer, t, sql) => whole(rule(viewer, t, sql), sql) } : rule

/** Why only who sees all records changes rows, if one of the rules says so. */
const changedBy = (rules: readonly (RowRule | RowCondition)[]): Pick<RowRule, 'changedByAll'> => {
  const why = rules.map((rule) => asRule(rule).changedByAll).find((one) => one !== undefined)
  return why === undefined ? {} : { changedByAll: why }
}

/** What lets rows be seen by one of several rules lets them be seen by all. */
const seenWithOne = (rules: readonly (RowRule | RowCondition)[]): Pick<RowRule, 'seenWith'> => {
  const seenWith = rules.map((rule) => asRule(rule).seenWith).find((one) => one !== undefined)
  return seenWith ? { seenWith } : {}
}

/** Whose rows are visible to whom: what every read map states as its `scope`. */
export const visibleBy = {
  /** Everybody sees every row. */
  everyone: { condition: () => undefined } as RowRule,

  /** Everybody sees every row, and only who sees all records changes them; `why` is what the others are told, such as `products occur in the orders of all customers`. */
  shared: (why: string): RowRule => ({ condition: () => undefined, changedByAll: why }),

  /** Only who sees all records sees and changes rows, for they hold or add up the records of all owners; `why` as for `shared`. */
  wholeView: (why: string): RowRule => ({
    condition: (viewer) => (viewer.scope === 'ALL' ? undefined : 'false'),
    changedByAll: why,
  }),

  /** Who sees the records of the owner in a column. */
  owner: (column: string): RowRule => ({
    condition: (viewer, t, sql) => ownedBySeen(viewer, `${t}.${column}`, sql),
  }),

  /** Who sees the customer whose id is in a column. */
  customer: (column = 'customer_id'): RowRule => ({
    condition: (viewer, t, sql) => {
      const customers = seenCustomers(viewer, sql)
      return customers && sql.among(`${t}.${column}`, customers)
    },
    seenWith: { map: 'Customer', column },
  }),

  /** Who sees the record of another read map whose key is in a column: rows are a part of it. */
  part: (map: string, column: string): RowRule => ({
    condition: (viewer, t, sql, ruleOf) => {
      const { table, key, rule } = ruleOf(map)
      const p = sql.alias()
      const condition = rule.condition(viewer, p, sql, ruleOf)
      return condition && sql.among(`${t}.${column}`, `select ${p}."${key}" from ${table} ${p} where ${condition}`)
    },
    partOf: { map, column },
  }),

  /** Who sees a row by one of several rules. It may be changed by who may change it by all of them. */
  either: (...rules: readonly (RowRule | RowCondition)[]): RowRule => ({
    condition: (...asked) => {
      const conditions = rules.map((rule) => asRule(rule).condition(...asked))
      return conditions.includes(undefined) ? undefined : `(${conditions.join(' or ')})`
    },
    ...seenWithOne(rules),
    ...changedBy(rules),
  }),

  /** Who sees a row by every one of several rules. */
  all: (...rules: readonly (RowRule | RowCondition)[]): RowRule => ({
    condition: (...asked) => {
      const conditions = rules.map((rule) => asRule(rule).condition(...asked)).filter((one) => one !== undefined)
      return conditions.length === 0 ? undefined : conditions.join(' and ')
    },
    ...changedBy(rules),
  }),
} as const

/** The rule that a read map states. Throws an Error that says what to write where it states none. */
export const ruleFrom = (map: string, scope: RowRule | RowCondition | undefined): RowRule => {
  if (typeof scope === 'function' || typeof scope?.condition === 'function') return asRule(scope)
  throw new Error(
    `the read map ${map} does not state who sees its rows: write scope: visibleBy.customer('customer_id'), visibleBy.everyone, or a function of the viewer`,
  )
}
