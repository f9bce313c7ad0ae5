import { Field, InputType } from 'type-graphql'
import { ScoreBand, ScoreStatus } from '../../learning/score.entity.ts'
import type { Addition, BesideOrder, Condition } from '../../read/addition.ts'
import { scalarConditions } from '../../read/filter.ts'
import { DateTimeFilter, enumFilterOf, FloatFilter } from '../../read/types.ts'

/** The types that a core score can be about. */
export const scoreSubjects = ['Customer', 'Opportunity', 'Interaction'] as const

export const ScoreBandFilter = enumFilterOf(ScoreBand, 'ScoreBand')
export const ScoreStatusFilter = enumFilterOf(ScoreStatus, 'ScoreStatus')

@InputType({
  description:
    'Conditions on the newest score of one kind. A record without such a score meets none of them; `not` finds it.',
})
class SubjectScoreFilter {
  @Field(() => String, { description: 'The kind of score, e.g. "clv.value".' })
  kind!: string

  @Field(() => FloatFilter, { nullable: true, description: 'The number, in the unit of the kind.' })
  value?: object

  @Field(() => ScoreBandFilter, { nullable: true })
  band?: object

  @Field(() => FloatFilter, {
    nullable: true,
    description: 'The value minus the one before: below 0 it fell. Null before the second value.',
  })
  change?: object

  @Field(() => DateTimeFilter, { nullable: true, description: 'When value, band or status last changed.' })
  changedAt?: object

  @Field(() => ScoreStatusFilter, { nullable: true })
  status?: object
}

/** What the conditions are about: the expression and its PostgreSQL type. */
const figures: Readonly<Record<string, readonly [expression: string, type: string]>> = {
  value: ['s.value', 'double precision'],
  band: ['s.band', 'text'],
  change: ['s.change', 'double precision'],
  changedAt: ['s.changed_at', 'timestamptz'],
  status: ['s.status', 'text'],
}

const scored =
  (subject: string): Condition<unknown> =>
  (value, t, sql) => {
    const { kind, ...asked } = value as { readonly kind: string } & Readonly<Record<string, Record<string, unknown>>>
    const conditions = Object.entries(asked).flatMap(([name, operators]) => {
      const [expression, type] = figures[name]!
      return scalarConditions(expression, type, operators, sql)
    })
    const where = [`s.subject_type = '${subject}'`, `s.kind = ${sql.param(kind)}`, ...conditions].join(' and ')
    return sql.among(`${t}.id`, `select s.subject_id from score s where ${where}`)
  }

const byKind = {
  field: 'scoreKind',
  column: 'kind',
  description: 'The kind of score of the orders SCORE and SCORE_CHANGE, e.g. "clv.value".',
} as const

const ordersOf = (subject: string): Readonly<Record<string, BesideOrder>> => {
  const beside = {
    table: 'score',
    foreign: 'subject_id',
    type: 'double precision',
    where: (o: string) => `${o}.subject_type = '${subject}'`,
    by: byKind,
  }
  return {
    SCORE: {
      ...beside,
      description: 'The value of the score of the kind `scoreKind`; records without one come last.',
      value: (o) => `${o}.value`,
    },
    SCORE_CHANGE: {
      ...beside,
      description:
        'How far the score of the kind `scoreKind` moved with its last change: ASC begins with those that fell most.',
      value: (o) => `${o}.change`,
    },
  }
}

/** Filters and orders of the records that scores are about. */
export const scoreAdditions: readonly Addition[] = scoreSubjects.map((to) => ({
  to,
  filters: {
    score: {
      type: SubjectScoreFilter,
      description: 'The newest score of a kind; `and` takes several.',
      condition: scored(to),
    },
  },
  ...(to === 'Interaction' ? {} : { orders: ordersOf(to) }),
}))
