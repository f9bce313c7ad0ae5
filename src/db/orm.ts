import type { EntityClass, EntityMetadata } from '@mikro-orm/core'
import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql'

export type Orm = MikroORM
export type { EntityManager }

type Entities = NonNullable<Options['entities']>

/** What is the same wherever entities are looked at, with a database and without; fresh each time, for the ORM writes into it. */
const shared = () =>
  ({
    forceUtcTimezone: true,
    validateRequired: true,
    discovery: { warnWhenNoEntities: false },
  }) satisfies Options

/** What the ORM makes of entities, without a database. Throws for entities that it cannot use. */
export const discoverEntities = (
  entities: readonly EntityClass<object>[],
): ((entity: EntityClass<object>) => EntityMetadata) => {
  const orm = new MikroORM({ ...shared(), dbName: 'none', entities: [...entities] })
  return (entity) => orm.getMetadata().get(entity) as EntityMetadata
}

/** Opens a pool on `url`. The ORM writes through its unit of work; reads go through the read planner. */
export const openOrm = (
  url: string,
  entities: Entities,
  options: { poolMax?: number; applicationName?: string } = {},
): Promise<Orm> =>
  MikroORM.init({
    clientUrl: url,
    entities,
    ...shared(),
    schemaGenerator: { ignoreSchema: ['pgboss'] },
    pool: { min: 1, max: options.poolMax ?? 20 },
    driverOptions: { application_name: options.applicationName ?? 'rapport', options: '-c TimeZone=UTC' },
  })
