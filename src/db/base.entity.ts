import type { Opt } from '@mikro-orm/core'
import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { InheritedData } from './personal-data.ts'
import { DateTime } from './scalars.ts'
import { newUuid } from '../core/ids.ts'

/** What every record has: a UUIDv7, its times of creation and change, and a version that increases with each change. */
@InheritedData({ none: ['id', 'created_at', 'updated_at', 'version'] })
@ObjectType()
export abstract class BaseEntity {
  @Field(() => ID, {
    description: 'Global id, which never changes; `node(id)` finds the record if its type is a Node.',
  })
  @PrimaryKey({ type: 'uuid' })
  id: string & Opt = newUuid()

  @Field(() => DateTime, { description: 'When the record was created here (UTC).' })
  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date & Opt = new Date()

  @Field(() => DateTime, { description: 'When the record last changed (UTC).' })
  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt: Date & Opt = new Date()

  @Field(() => Int, { description: 'Increases by one with every change; name it in an update to detect a conflict.' })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number & Opt
}

/** A record that can be soft-deleted: hidden at once, kept until it is purged. */
@InheritedData({ none: ['deleted_at', 'deleted_by'] })
@ObjectType()
export abstract class DeletableEntity extends BaseEntity {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was deleted (UTC); null for a record that is not deleted.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  deletedAt?: Date | null

  @Property({ type: 'text', nullable: true })
  deletedBy?: string | null
}
