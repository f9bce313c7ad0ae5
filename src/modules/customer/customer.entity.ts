import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity, DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { Json } from '../../db/scalars.ts'
import { User } from '../user/user.entity.ts'
import { Allow } from '../../core/policy.ts'
import { bySubject, PersonalData } from '../../db/personal-data.ts'

export enum CustomerKind {
  PERSON = 'PERSON',
  ORGANISATION = 'ORGANISATION',
}
registerEnumType(CustomerKind, {
  name: 'CustomerKind',
  description: 'Whether a customer is one person or an organisation.',
})

export enum Lifecycle {
  VISITOR = 'VISITOR',
  LEAD = 'LEAD',
  CUSTOMER = 'CUSTOMER',
  FORMER = 'FORMER',
}
registerEnumType(Lifecycle, {
  name: 'Lifecycle',
  description: 'How far the relationship with a customer has progressed.',
})

/** A person or an organisation that we sell to, serve or would like to. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A person or an organisation that we sell to, serve or would like to.',
})
@PersonalData({
  subject: bySubject.self({ erase: 'keep-anonymous' }),
  contact: [
    ...['name', 'email', 'phone', 'phone_as_given', 'search_text', 'country', 'language', 'time_zone'],
    ...['website', 'domains'],
  ],
  content: ['tags', 'attributes'],
  behaviour: ['lifecycle'],
  none: ['kind', 'industry', 'employee_count'],
})
@Entity({ tableName: 'customer' })
@Index({
  name: 'customer_search_index',
  expression: 'create index customer_search_index on customer using gin (search_text gin_trgm_ops)',
})
@Index({
  name: 'customer_email_index',
  expression: 'create index customer_email_index on customer (lower(email))',
})
@Index({ properties: ['organisation', 'id'] })
@Index({ properties: ['parent', 'id'] })
@Index({ properties: ['industry', 'id'] })
@Index({
  name: 'customer_domains_index',
  expression: 'create index customer_domains_index on customer using gin (domains)',
})
@Index({ name: 'customer_tags_index', expression: 'create index customer_tags_index on customer using gin (tags)' })
export class Customer extends DeletableEntity {
  @Field(() => CustomerKind, { description: 'A person or an organisation.' })
  @Enum({ items: () => CustomerKind })
  kind!: CustomerKind

  @Field(() => String, { description: 'Full name of the person or organisation.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => String, { nullable: true, description: 'The address as it was entered.' })
  @Property({ type: 'text', nullable: true })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'In E.164 form, e.g. +4930123456.' })
  @Property({ type: 'text', nullable: true })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'The phone number as it was entered, including any extension.' })
  @Property({ type: 'text', nullable: true })
  phoneAsGiven?: string | null

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code, e.g. DE.' })
  @Property({ type: 'text', nullable: true })
  country?: string | null

  @Field(() => String, { nullable: true, description: 'BCP 47 tag, e.g. zh-CN.' })
  @Property({ type: 'text', nullable: true })
  language?: string | null

  @Field(() => String, { nullable: true, description: 'IANA name, e.g. Europe/Berlin.' })
  @Property({ type: 'text', nullable: true })
  timeZone?: string | null

  @Field(() => Lifecycle, { description: 'How far the relationship has progressed.' })
  @Enum({ items: () => Lifecycle, default: 'LEAD' })
  lifecycle: Lifecycle = Lifecycle.LEAD

  @Field(() => User, { nullable: true, description: 'The user who is responsible for the relationship.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'set null' })
  owner?: User | null

  @Field(() => Customer, {
    nullable: true,
    description: 'The organisation that a person works for; the main one, where there are several.',
  })
  @ManyToOne({ entity: () => Customer, nullable: true, deleteRule: 'set null' })
  organisation?: Customer | null

  @Field(() => Customer, { nullable: true, description: 'The organisation that an organisation belongs to.' })
  @ManyToOne({ entity: () => Customer, nullable: true, deleteRule: 'set null' })
  parent?: Customer | null

  @Field(() => String, { nullable: true, description: 'The address of the website, e.g. https://acme.example.' })
  @Property({ type: 'text', nullable: true })
  website?: string | null

  @Field(() => [String], {
    description: 'The internet domains of an organisation, e.g. acme.example; imports find it by them.',
  })
  @Property({ type: 'array', columnType: 'text[]', defaultRaw: `'{}'` })
  domains: string[] = []

  @Field(() => String, { nullable: true, description: 'The industry of an organisation, in your own words.' })
  @Property({ type: 'text', nullable: true })
  industry?: string | null

  @Field(() => Int, { nullable: true, description: 'How many people work for an organisation.' })
  @Property({ type: 'integer', nullable: true })
  employeeCount?: number | null

  @Field(() => [String], { description: 'Your own tags, without duplicates.' })
  @Property({ type: 'array', columnType: 'text[]', defaultRaw: `'{}'` })
  tags: string[] = []

  @Field(() => Json, { description: 'Your own fields, as a JSON object.' })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'{}'` })
  attributes: Record<string, unknown> = {}
}

/** The id of a customer in another system, by which integrations find the record again. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The id of a customer in another system.' })
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  contact: ['external_id'],
  none: ['source', 'import_hash'],
})
@Entity({ tableName: 'external_id' })
@Unique({ properties: ['source', 'externalId'] })
@Index({ properties: ['customer'] })
export class ExternalId extends BaseEntity {
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => String, { description: 'The other system, e.g. "shop".' })
  @Property({ type: 'text' })
  source!: string

  @Field(() => String, { description: 'The id in that system; unique within the source.' })
  @Property({ type: 'text' })
  externalId!: string
}
