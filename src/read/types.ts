import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType, type ClassType } from 'type-graphql'
import { MaxItems } from '../core/limits.ts'
import { Allow } from '../core/policy.ts'
import { CalendarDate, DateTime, Decimal } from '../db/scalars.ts'

type NodeClass = abstract new (...args: never[]) => object

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The position of a page in its list.' })
class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more records after this page.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether there are more records before this page.' })
  hasPreviousPage!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first record: pass it as `before` for the previous page. Null on an empty page.',
  })
  startCursor?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last record: pass it as `after` for the next page. Null on an empty page.',
  })
  endCursor?: string | null
}

/** Creates the Relay connection of a type: `CustomerConnection` and `CustomerEdge` for `Customer`. */
export const connectionOf = (node: NodeClass, name: string = node.name): new () => object => {
  @Allow('read')
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One ${name} of a page.` })
  class Edge {
    @Field(() => String, { description: 'Pass it as `after` to continue from here.' })
    cursor!: string

    @Field(() => node, { description: 'The record itself.' })
    node!: object
  }

  @Allow('read')
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${name} records.` })
  class Connection {
    @Field(() => [Edge], { description: 'The records, each with its cursor.' })
    edges!: Edge[]

    @Field(() => [node], { description: 'The records without their cursors.' })
    nodes!: object[]

    @Field(() => String, {
      description:
        'The position in the event log when the page was read: passed as `after`, it makes a subscription ' +
        'continue from what the page shows. No change is missed; some may arrive twice.',
    })
    cursor!: string

    @Field(() => PageInfo, { description: 'Whether there are more records, and the cursors to get them.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'The number of records in the whole list; counted only when requested.' })
    totalCount!: number
  }
  return Connection
}

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'ASC: smallest, oldest or A first. Missing values come last in both directions.',
})

/** Creates `XOrder { field direction }` with the enum `XOrderField`. */
export const orderOf = (name: string, fields: readonly string[]) => {
  const fieldEnum = Object.fromEntries(fields.map((field) => [field, field]))
  registerEnumType(fieldEnum, { name: `${name}OrderField`, description: `What ${name} records can be ordered by.` })

  @InputType(`${name}Order`, { description: `A sort order of ${name} records.` })
  class Order {
    @Field(() => fieldEnum, { description: 'The field to sort by.' })
    field!: string

    @Field(() => OrderDirection, { nullable: true, description: 'Default: ASC.' })
    direction?: OrderDirection | null
  }
  return Order
}

/** Creates the filter of an enum: `{ eq, ne, in, notIn, isNull }`. */
export const enumFilterOf = (values: object, name: string) => {
  @InputType(`${name}Filter`, { description: `A condition on a ${name}.` })
  class EnumFilter {
    @Field(() => values, { nullable: true, description: 'Equal to this; null: without a value.' })
    eq?: string

    @Field(() => values, {
      nullable: true,
      description: 'Not equal to this, including records without a value. null: with a value.',
    })
    ne?: string;

    @MaxItems(2_000)
    @Field(() => [values], { nullable: true, description: 'One of these.' })
    in?: string[]

    @MaxItems(2_000)
    @Field(() => [values], { nullable: true, description: 'None of these, including records without a value.' })
    notIn?: string[]

    @Field(() => Boolean, { nullable: true, description: 'True: without a value. False: with one.' })
    isNull?: boolean
  }
  return EnumFilter
}

@InputType({ description: 'A condition on an id.' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: 'Equal to this; null: without a value.' })
  eq?: string;

  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'One of these.' })
  in?: string[]

  @Field(() => Boolean, { nullable: true, description: 'True: without a value. False: with one.' })
  isNull?: boolean
}

@InputType({ description: 'A condition on a text. `contains` and `startsWith` ignore case.' })
export class TextFilter {
  @Field(() => String, { nullable: true, description: 'Equal to this; null: without a value.' })
  eq?: string

  @Field(() => String, {
    nullable: true,
    description: 'Not equal to this, including records without a value. null: with a value.',
  })
  ne?: string;

  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'One of these.' })
  in?: string[]

  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'None of these, including records without a value.' })
  notIn?: string[]

  @Field(() => String, { nullable: true, description: 'Contains this, ignoring case.' })
  contains?: string

  @Field(() => String, { nullable: true, description: 'Begins with this, ignoring case.' })
  startsWith?: string

  @Field(() => Boolean, { nullable: true, description: 'True: without a value. False: with one.' })
  isNull?: boolean
}

@InputType({ description: 'A condition on tags.' })
export class TagFilter {
  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'Has at least one of these.' })
  hasAny?: string[]

  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'Has all of these.' })
  hasAll?: string[]

  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'Has none of these.' })
  hasNone?: string[]
}

/** Creates a range filter for a scalar. */
const rangeFilterOf = (scalar: object, name: string, what: string) => {
  @InputType(name, { description: `A condition on ${what}.` })
  class RangeFilter {
    @Field(() => scalar as never, { nullable: true, description: 'Equal to this; null: without a value.' })
    eq?: unknown

    @Field(() => scalar as never, { nullable: true, description: 'Above this.' })
    gt?: unknown

    @Field(() => scalar as never, { nullable: true, description: 'Greater than or equal to this.' })
    gte?: unknown

    @Field(() => scalar as never, { nullable: true, description: 'Below this.' })
    lt?: unknown

    @Field(() => scalar as never, { nullable: true, description: 'Less than or equal to this.' })
    lte?: unknown

    @Field(() => Boolean, { nullable: true, description: 'True: without a value. False: with one.' })
    isNull?: boolean
  }
  return RangeFilter
}

export const DateTimeFilter = rangeFilterOf(DateTime, 'DateTimeFilter', 'an instant')
/** Conditions on an instant that move with the clock. */
const byTheClock = {
  inLastDays: 'Not longer ago than so many days of 24 hours, and not in the future.',
  beforeLastDays: 'Longer ago than so many days of 24 hours.',
}
for (const [name, description] of Object.entries(byTheClock))
  Field(() => Int, { nullable: true, description })(DateTimeFilter.prototype, name)
export const DateFilter = rangeFilterOf(CalendarDate, 'DateFilter', 'a calendar day')
export const DecimalFilter = rangeFilterOf(Decimal, 'DecimalFilter', 'an amount or quantity')
export const FloatFilter = rangeFilterOf(Float, 'FloatFilter', 'a number')
export const IntFilter = rangeFilterOf(Int, 'IntFilter', 'a whole number')

/** Creates the filter of a list that other records have: `{ some, none }`, as `<name>ListFilter`. */
export const listFilterOf = (filter: ClassType, name: string): ClassType => {
  @InputType(`${name}ListFilter`, { description: `Whether some or none of the records meet the conditions.` })
  class ListFilter {
    @Field(() => filter, { nullable: true, description: 'At least one meets these conditions; {} for any.' })
    some?: object

    @Field(() => filter, { nullable: true, description: 'None meets these conditions; {} for no record at all.' })
    none?: object
  }
  return ListFilter
}
