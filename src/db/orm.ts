// db/ has everything that holds a database connection: the embedded server, pools and leases, sessions, migrations, entities' base
// classes, and SQL as text (sql.ts). It stands above core/ only.

import type { EntityClass, EntityMetadata } from '@mikro-orm/core'
import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { ConnectionLost } from '../core/database-away.ts'
import { RapportError } from '../core/errors.ts'
import { giveWay } from '../core/give-way.ts'
import type { LeaseOptions } from './lease.ts'
import { pooled } from './pooled.ts'

export type Orm = MikroORM
export type { EntityManager }

type Entities = NonNullable<Options['entities']>

/**
 * Options shared wherever entities are examined, with or without a database; a fresh object each time, because the ORM
 * writes into it.
 */
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

/** Connections for reads of requests. */
const readConnections = 10

/** Time limit of one statement of a job, a training or a migration: an hour. */
const jobStatementMs = 3_600_000
/**
 * Gives the database backends of a pool a nice value; they must run on this machine, under this user unless it is root.
 */
const nicePool = (pool: Pool, nice: number) => {
  pool.on('connect', (client) => {
    const { processID } = client as unknown as { readonly processID: number }
    void giveWay(processID, nice)
  })
}

/** Errors of our own code in the driver's place pass unchanged: the ORM would make one of its own of them, without their class. */
const keepOwnErrors = (orm: Orm): Orm => {
  const converter = orm.em.getPlatform().getExceptionConverter()
  const convert = converter.convertException.bind(converter)
  converter.convertException = (error) =>
    error instanceof RapportError || error instanceof ConnectionLost ? error : convert(error)
  return orm
}

export interface OrmOptions {
  readonly poolMax?: number
  readonly applicationName?: string
  /**
   * Opens a second pool for reads of requests, with this time limit per statement; 0: no limit. @default no second pool
   */
  readonly readTimeoutMs?: number | undefined
  readonly backendNiceness?: number | undefined
  /** How both pools hand out their connections. */
  readonly lease?: LeaseOptions
}

/** A session's statements are answered only by its own backend. */
const withoutHelpers = '-c max_parallel_workers_per_gather=0'

/**
 * Opens a pool on `url`, and a second one for reads of requests. The ORM writes through its unit of work; reads go
 * through the read planner.
 */
export const openOrm = async (url: string, entities: Entities, options: OrmOptions = {}): Promise<Orm> => {
  const { poolMax = 20, applicationName = 'rapport', readTimeoutMs, backendNiceness, lease = {} } = options
  const writes = pooled(applicationName, jobStatementMs, lease)
  const reads = pooled('rapport reads', readTimeoutMs ?? 0, lease)
  const orm = await MikroORM.init({
    clientUrl: url,
    entities,
    ...shared(),
    schemaGenerator: { ignoreSchema: ['pgboss'] },
    pool: { min: 1, max: poolMax },
    driverOptions:
      backendNiceness === undefined
        ? writes
        : {
            ...writes,
            // Parallel workers of a query would not yield the processor.
            options: `${writes.options} ${withoutHelpers}`,
            onPoolCreated: (pool: Pool) => {
              writes.onPoolCreated(pool)
              nicePool(pool, backendNiceness)
            },
          },
    // To the ORM, its second pool is a replica; only `readRunner` reads from it.
    preferReadReplicas: false,
    ...(readTimeoutMs === undefined
      ? {}
      : {
          replicas: [
            {
              clientUrl: url,
              driverOptions: {
                ...reads,
                // A caller's share of the connections is also its share of the processors.
                options: `${reads.options} ${withoutHelpers}`,
                max: readConnections,
              },
            },
          ],
        }),
  })
  return keepOwnErrors(orm)
}
