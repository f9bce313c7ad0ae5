import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { MaxItems } from '../core/limits.ts'
import { Allow } from '../core/policy.ts'
import { CalendarDate, DateTime, Decimal } from '../db/scalars.ts'

type NodeClass = abstract new (...args: never[]) => object

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'Of the first record: give it as `before` for the page before this one. Null on an empty page.',
  })
  startCursor?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Of the last record: give it as `after` for the page after this one. Null on an empty page.',
  })
  endCursor?: string | null
}

/** Makes the Relay connection of a type: `CustomerConnection` and `CustomerEdge` for `Customer`. */
export const connectionOf = (node: NodeClass, name: string = node.name): new () => object => {
  @Allow('read')
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One ${name} of a page.` })
  class Edge {
    @Field(() => String, { description: 'Give it as `after` to go on from here.' })
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
        'Where the events stood as the page was read: given as `after`, it makes a subscription go on from what the page shows. No change is missed; some may come again.',
    })
    cursor!: string

    @Field(() => PageInfo, { description: 'Whether there is more, and the cursors that lead there.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'How many records the whole list has; counted only when asked for.' })
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
  description: 'ASC: smallest, oldest, A first. Missing values come last in both.',
})

/** Makes `XOrder { field direction }` with the enum `XOrderField`. */
export const orderOf = (name: string, fields: readonly string[]) => {
  const fieldEnum = Object.fromEntries(fields.map((field) => [field, field]))
  registerEnumType(fieldEnum, { name: `${name}OrderField`, description: `What ${name} records can be ordered by.` })

  @InputType(`${name}Order`, { description: `An order of ${name} records.` })
  class Order {
    @Field(() => fieldEnum, { description: 'What is compared.' })
    field!: string

    @Field(() => OrderDirection, { nullable: true, description: 'ASC where absent.' })
    direction?: OrderDirection | null
  }
  return Order
}

/** Makes the filter of an enum: `{ eq, ne, in, notIn, isNull }`. */
export const enumFilterOf = (values: object, name: string) => {
  @InputType(`${name}Filter`, { description: `A condition on a ${name}.` })
  class EnumFilter {
    @Field(() => values, { nullable: true, description: 'Equal to this; null: without a value.' })
    eq?: string

    @Field(() => values, {
      nullable: true,
      description: 'Other than this; records without a value are among them. Null: with a value.',
    })
    ne?: string;

    @MaxItems(2_000)
    @Field(() => [values], { nullable: true, description: 'One of these.' })
    in?: string[]

    @MaxItems(2_000)
    @Field(() => [values], { nullable: true, description: 'None of these; records without a value are among them.' })
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
    description: 'Other than this; records without a value are among them. Null: with a value.',
  })
  ne?: string;

  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'One of these.' })
  in?: string[]

  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'None of these; records without a value are among them.' })
  notIn?: string[]

  @Field(() => String, { nullable: true, description: 'Has this in it, in any case.' })
  contains?: string

  @Field(() => String, { nullable: true, description: 'Begins with this, in any case.' })
  startsWith?: string

  @Field(() => Boolean, { nullable: true, description: 'True: without a value. False: with one.' })
  isNull?: boolean
}

@InputType({ description: 'A condition on tags.' })
export class TagFilter {
  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'Has one of these at least.' })
  hasAny?: string[]

  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'Has all of these.' })
  hasAll?: string[]

  @MaxItems(2_000)
  @Field(() => [String], { nullable: true, description: 'Has none of these.' })
  hasNone?: string[]
}

/** Makes a filter of ranges over a scalar. */
const rangeFilterOf = (scalar: object, name: string, what: string) => {
  @InputType(name, { description: `A condition on ${what}.` })
  class RangeFilter {
    @Field(() => scalar as never, { nullable: true, description: 'Equal to this; null: without a value.' })
    eq?: unknown

    @Field(() => scalar as never, { nullable: true, description: 'Above this.' })
    gt?: unknown

    @Field(() => scalar as never, { nullable: true, description: 'This or above.' })
    gte?: unknown

    @Field(() => scalar as never, { nullable: true, description: 'Below this.' })
    lt?: unknown

    @Field(() => scalar as never, { nullable: true, description: 'This or below.' })
    lte?: unknown

    @Field(() => Boolean, { nullable: true, description: 'True: without a value. False: with one.' })
    isNull?: boolean
  }
  return RangeFilter
}

export const DateTimeFilter = rangeFilterOf(DateTime, 'DateTimeFilter', 'an instant')
export const DateFilter = rangeFilterOf(CalendarDate, 'DateFilter', 'a calendar day')
export const DecimalFilter = rangeFilterOf(Decimal, 'DecimalFilter', 'an amount or quantity')
export const FloatFilter = rangeFilterOf(Float, 'FloatFilter', 'a number')
