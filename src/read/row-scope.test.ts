import { describe, expect, it } from 'vitest'
import { systemViewer, type Viewer } from '../core/viewer.ts'
import { ruleFrom, visibleBy, type RowCondition, type RuleOf } from './row-scope.ts'
import { SqlText } from './sql-text.ts'

const own: Viewer = { ...systemViewer, userId: '00000000-0000-7000-8000-000000000001', scope: 'OWN' }
const ruleOf: RuleOf = () => {
  throw new Error('expected no other map')
}
const conditionOf = (scope: Parameters<typeof ruleFrom>[1]) =>
  ruleFrom('Box', scope).condition(own, 't', new SqlText(), ruleOf)

const eitherColumn: RowCondition = (_viewer, t) => `${t}.a or ${t}.b`

describe('rules of rows', () => {
  it('stand in parentheses, so that what is joined to them by `and` holds for all of them', () => {
    expect(conditionOf(eitherColumn)).toBe('(t.a or t.b)')
    expect(conditionOf(visibleBy.all(eitherColumn, (_viewer, t) => `${t}.c`))).toBe('(t.a or t.b) and (t.c)')
    expect(conditionOf(visibleBy.either(eitherColumn, (_viewer, t) => `${t}.c`))).toBe('((t.a or t.b) or (t.c))')
    expect(conditionOf(visibleBy.owner('owner_id'))).toMatch(/^\(t\.owner_id = \$1.*\)$/)
  })

  it.each(['all', 'either'] as const)('keep their rule for changes when they are combined by %s', (together) => {
    const rule = visibleBy[together](visibleBy.everyone, visibleBy.shared('products are of all'))
    expect(rule.changedByAll).toBe('products are of all')
    expect(visibleBy[together](visibleBy.everyone, eitherColumn).changedByAll).toBeUndefined()
  })
})
