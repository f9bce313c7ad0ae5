import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { roles, type Role, type RowScope } from '../../core/viewer.ts'
import { Allow } from '../../core/policy.ts'

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
@Entity({ tableName: 'app_user' })
export class User extends BaseEntity {
  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Field(() => String)
  @Property({ type: 'text', unique: true })
  email!: string

  @Field(() => roleEnum)
  @Enum({ items: () => [...roles] })
  role: Role = 'AGENT'

  @Field(() => scopeEnum, { description: 'Which records the keys of this user reach at most.' })
  @Enum({ items: () => ['ALL', 'OWN'], default: 'ALL' })
  scope: RowScope = 'ALL'

  @Field(() => Boolean)
  @Property({ type: 'boolean', default: true })
  active: boolean = true
}

/** A credential for programs and first logins; only its SHA-256 is kept. */
@Entity({ tableName: 'api_key' })
export class ApiKey extends BaseEntity {
  @Property({ type: 'text' })
  name!: string

  /** SHA-256 of the key, hex. Keys hold 256 random bits, so a slow hash would add nothing. */
  @Property({ type: 'text', unique: true, hidden: true })
  hash!: string

  /** The first characters of the key, to recognise it in a list. */
  @Property({ type: 'text' })
  prefix!: string

  @Enum({ items: () => [...roles] })
  role!: Role

  @Enum({ items: () => ['ALL', 'OWN'], default: 'ALL' })
  scope: RowScope = 'ALL'

  @ManyToOne({ entity: () => User, nullable: true })
  user?: User | null

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  expiresAt?: Date | null

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  revokedAt?: Date | null
}
