import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql'
import { Migrator } from '@mikro-orm/migrations'

export type Orm = MikroORM
export type { EntityManager }

type Entities = NonNullable<Options['entities']>
type MigrationList = NonNullable<NonNullable<Options['migrations']>['migrationsList']>

/** Opens a pool on `url`. The ORM writes through its unit of work; reads go through the read planner. */
export const openOrm = (
  url: string,
  entities: Entities,
  migrations: MigrationList,
  options: { poolMax?: number; applicationName?: string } = {},
): Promise<Orm> =>
  MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      tableName: 'rapport_migration',
      snapshot: false,
      transactional: true,
      allOrNothing: true,
    },
    schemaGenerator: { ignoreSchema: ['pgboss'] },
    forceUtcTimezone: true,
    ignoreUndefinedInQuery: false,
    validateRequired: true,
    pool: { min: 1, max: options.poolMax ?? 10 },
    driverOptions: { application_name: options.applicationName ?? 'rapport', options: '-c TimeZone=UTC' },
    discovery: { warnWhenNoEntities: false },
  })
