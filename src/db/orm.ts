import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql'

export type Orm = MikroORM
export type { EntityManager }

type Entities = NonNullable<Options['entities']>

/** Opens a pool on `url`. The ORM writes through its unit of work; reads go through the read planner. */
export const openOrm = (
  url: string,
  entities: Entities,
  options: { poolMax?: number; applicationName?: string } = {},
): Promise<Orm> =>
  MikroORM.init({
    clientUrl: url,
    entities,
    schemaGenerator: { ignoreSchema: ['pgboss'] },
    forceUtcTimezone: true,
    validateRequired: true,
    pool: { min: 1, max: options.poolMax ?? 10 },
    driverOptions: { application_name: options.applicationName ?? 'rapport', options: '-c TimeZone=UTC' },
    discovery: { warnWhenNoEntities: false },
  })
