import type { EntityClass, EntityMetadata } from '@mikro-orm/core'
import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { giveWay } from '../core/give-way.ts'
import { PreparingClient } from './preparing-client.ts'

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

/** Connections for reads of requests. */
const readConnections = 10

/** What the session of a connection is set to: what JSON says of instants follows its time zone, and a statement may take so long (0: as long as it likes). */
export const sessionOptions = (statementTimeoutMs = 0): string =>
  `-c TimeZone=UTC${statementTimeoutMs > 0 ? ` -c statement_timeout=${statementTimeoutMs}` : ''}`

/** Gives the database's processes behind a pool a nice value; they must run on this machine, under this user unless it is root. */
const nicePool = (nice: number) => (pool: Pool) => {
  pool.on('connect', (client) => {
    const { processID } = client as unknown as { readonly processID: number }
    void giveWay(processID, nice)
  })
}

/**
 * Opens a pool on `url`, and with `readTimeoutMs` (0: no limit) one beside it for reads of requests. The ORM writes through its unit of
 * work; reads go through the read planner.
 */
export const openOrm = (
  url: string,
  entities: Entities,
  options: {
    poolMax?: number
    applicationName?: string
    readTimeoutMs?: number
    backendNiceness?: number | undefined
  } = {},
): Promise<Orm> =>
  MikroORM.init({
    clientUrl: url,
    entities,
    ...shared(),
    schemaGenerator: { ignoreSchema: ['pgboss'] },
    pool: { min: 1, max: options.poolMax ?? 20 },
    driverOptions: {
      application_name: options.applicationName ?? 'rapport',
      Client: PreparingClient,
      ...(options.backendNiceness === undefined
        ? { options: sessionOptions() }
        : {
            // The helpers of a parallel query would not give way.
            options: `${sessionOptions()} -c max_parallel_workers_per_gather=0`,
            onPoolCreated: nicePool(options.backendNiceness),
          }),
    },
    // For the ORM its second pool is a replica; nothing but `readRunner` reads from it.
    preferReadReplicas: false,
    ...(options.readTimeoutMs === undefined
      ? {}
      : {
          replicas: [
            {
              clientUrl: url,
              driverOptions: {
                application_name: 'rapport reads',
                options: sessionOptions(options.readTimeoutMs),
                max: readConnections,
                Client: PreparingClient,
              },
            },
          ],
        }),
  })
