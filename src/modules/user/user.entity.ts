import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { DateTime } from '../../db/scalars.ts'
import { roles, type Role, type RowScope } from '../../core/viewer.ts'
import { Allow } from '../../core/policy.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'

const roleEnum = Object.fromEntries(roles.map((role) => [role, role])) as { [R in Role]: R }
registerEnumType(roleEnum, {
  name: 'Role',
  description: 'What a user or key may do, from OWNER (everything) to READER (reads only).',
})
export { roleEnum as RoleEnum }

const scopeEnum = { ALL: 'ALL', OWN: 'OWN' } as const satisfies { [S in RowScope]: S }
registerEnumType(scopeEnum, {
  name: 'RowScope',
  description:
    'Which records a user or key sees: ALL, or its OWN customers and opportunities and what belongs to them.',
})
export { scopeEnum as RowScopeEnum }

/** A person who works with the CRM. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A person who works with the CRM and owns customers and opportunities.',
})
@PersonalData({
  subject: noSubject('people who work with the CRM, not customers; an owner changes and deactivates them'),
  contact: ['name', 'email'],
  none: ['role', 'scope', 'active', 'time_zone', 'currency', 'language'],
})
@Entity({ tableName: 'app_user' })
@Unique({
  name: 'app_user_email_unique',
  expression: 'create unique index app_user_email_unique on app_user (lower(email))',
})
export class User extends BaseEntity {
  @Field(() => String, { description: 'The full name.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => String, { description: 'Unique among users, in any case.' })
  @Property({ type: 'text' })
  email!: string

  @Field(() => roleEnum, { description: 'What the user may do.' })
  @Enum({ items: () => [...roles] })
  role: Role = 'AGENT'

  @Field(() => scopeEnum, { description: 'The records that keys of this user can reach at most.' })
  @Enum({ items: () => ['ALL', 'OWN'], default: 'ALL' })
  scope: RowScope = 'ALL'

  @Field(() => Boolean, { description: "Whether the user's keys are accepted." })
  @Property({ type: 'boolean', default: true })
  active: boolean = true

  @Field(() => String, {
    nullable: true,
    description:
      'The IANA time zone in which the user counts days and reads times, e.g. Europe/Berlin. Null if none is chosen: ' +
      'reports count in UTC, and the console takes that of the browser.',
  })
  @Property({ type: 'text', nullable: true })
  timeZone?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'The ISO 4217 code of the currency that the user works in, e.g. EUR: of reports that name none. Amounts are ' +
      'never converted. Null if none is chosen.',
  })
  @Property({ type: 'text', nullable: true })
  currency?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'The language of the user as a BCP 47 tag, e.g. zh-CN. Null if none is chosen: the console takes that of the ' +
      'browser. The console has English and Chinese.',
  })
  @Property({ type: 'text', nullable: true })
  language?: string | null
}

/** A credential for programs and first logins; we store only its SHA-256. */
@Allow('manage')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A credential for a program or a person. The key itself is shown once, when it is created.',
})
@PersonalData({
  subject: noSubject('credentials of users and programs'),
  none: ['name', 'hash', 'prefix', 'role', 'scope', 'expires_at', 'revoked_at'],
})
@Entity({ tableName: 'api_key' })
export class ApiKey extends BaseEntity {
  @Field(() => String, { description: 'What it is for, in words.' })
  @Property({ type: 'text' })
  name!: string

  /** SHA-256 of the key, hex. Keys hold 256 random bits, so a slow hash would add nothing. */
  @Property({ type: 'text', unique: true, hidden: true })
  hash!: string

  @Field(() => String, { description: 'The first characters of the key, to recognise it.' })
  @Property({ type: 'text' })
  prefix!: string

  @Field(() => roleEnum, {
    description: 'What it may do at most; a key of a user never has more rights than the user.',
  })
  @Enum({ items: () => [...roles] })
  role!: Role

  @Field(() => scopeEnum, { description: 'The records that it can reach at most.' })
  @Enum({ items: () => ['ALL', 'OWN'], default: 'ALL' })
  scope: RowScope = 'ALL'

  @Field(() => User, { nullable: true, description: 'The user on whose behalf it acts; null for a program.' })
  @ManyToOne({ entity: () => User, nullable: true })
  user?: User | null

  @Field(() => DateTime, { nullable: true, description: 'When it expires; null: never.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  expiresAt?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  revokedAt?: Date | null
}
