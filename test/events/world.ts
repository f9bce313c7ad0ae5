import type { GraphQLSchema } from 'graphql'
import { createClient, type Client } from 'graphql-ws'
import { WebSocket } from 'ws'
import { coreMigrations } from '../../migrations/index.ts'
import { Authenticator, hashKey, newKey } from '../../src/api/auth.ts'
import { Executor, type Execution } from '../../src/api/executor.ts'
import { addGraphQL } from '../../src/api/http.ts'
import { Guard } from '../../src/api/guard.ts'
import { TrustedDocuments } from '../../src/api/trusted-documents.ts'
import { Preparer } from '../../src/api/prepare.ts'
import { graphOf } from '../../src/api/schema.ts'
import { createServer } from '../../src/api/server.ts'
import { addWebSocket, type SocketLimits, type WebSocketDoor } from '../../src/api/ws.ts'
import { readConfig } from '../../src/core/config.ts'
import { ids, newUuid } from '../../src/core/ids.ts'
import { createLog } from '../../src/core/log.ts'
import { rolePermissions, systemViewer, type Role, type RowScope, type Viewer } from '../../src/core/viewer.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openOrm, type Orm } from '../../src/db/orm.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { createEvents, type Events } from '../../src/feeds/create-events.ts'
import type { RetentionOptions } from '../../src/events/retention.ts'
import type { SubscriptionDefinition } from '../../src/feeds/subscription.ts'
import { transact, type UnitOfWork } from '../../src/write/unit-of-work.ts'
import type { RequestContext } from '../../src/modules/context.ts'
import { coreEntities } from '../../src/modules/index.ts'
import type { ReadSpec } from '../../src/read/read-map.ts'
import { Reader } from '../../src/read/reader.ts'
import { createTestDatabase, makeTemplate, type TestDatabase } from '../support/postgres.ts'
import type { TestSql } from '../support/test-sql.ts'

export const quiet = createLog('silent')

/** A fresh copy of the migrated database. */
export const freshDatabase = async (): Promise<TestDatabase> => {
  await makeTemplate('events', async (url) => {
    const orm = await openOrm(url, coreEntities)
    await migrate(orm, { name: 'the core', schema: 'public', migrations: coreMigrations })
    await orm.close()
  })
  return createTestDatabase('events')
}

/** The event pipeline of one process on a database, without any server. */
export interface Node {
  readonly orm: Orm
  readonly sql: TestSql
  readonly events: Events
  stop(): Promise<void>
}

export const startNode = async (databaseUrl: string, retention?: RetentionOptions): Promise<Node> => {
  const orm = await openOrm(databaseUrl, coreEntities)
  const events = createEvents({ databaseUrl, em: orm.em, log: quiet, ...(retention ? { retention } : {}) })
  await events.start()
  return {
    orm,
    sql: sqlRunner(orm.em.fork()),
    events,
    stop: async () => {
      await events.stop()
      await orm.close(true)
    },
  }
}

export interface WorldOptions {
  readonly limits?: Partial<SocketLimits>
  readonly retention?: RetentionOptions
  readonly resolvers?: readonly (new () => object)[]
  readonly reads?: readonly ReadSpec[]
  readonly subscriptions?: readonly SubscriptionDefinition[]
  readonly allowedOrigins?: readonly string[]
}

/** One item of a subscription. */
export interface Taken {
  readonly cursor: string
  // Items have the shape that a test asks for.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly [field: string]: any
}

/** A server with subscriptions, and what tests do to it. */
export interface World extends Node {
  readonly schema: GraphQLSchema
  readonly door: WebSocketDoor
  readonly url: string
  readonly httpUrl: string
  /** Key of an owner who sees everything. */
  readonly key: string
  /** Operations that were executed so far. */
  readonly executions: { count: number }
  /** Statements that subscriptions ran so far. */
  readonly statements: { count: number }
  addUser(name: string): Promise<string>
  addKey(role: Role, scope?: RowScope, userId?: string): Promise<string>
  revoke(key: string): Promise<void>
  /** A client with the owner's or another key; `disconnect` ends them all. */
  connect(key?: string): Client
  disconnect(): Promise<void>
  /** Resolves when everything that is committed has been read, so that a subscription from now on does not see it. */
  quiet(): Promise<void>
  work<R>(work: (unit: UnitOfWork) => Promise<R>): Promise<R>
  /** Makes a customer, with its event; gives its uuid. */
  addCustomer(name: string, ownerId?: string): Promise<string>
  /** Renames customers, each in a transaction with its event. */
  rename(id: string, name: string): Promise<void>
}

export const startWorld = async (database: TestDatabase, options: WorldOptions = {}): Promise<World> => {
  const node = await startNode(database.url, options.retention)
  const { orm, sql, events } = node
  const { resolvers = [], reads = [], subscriptions: added = [] } = options
  const further = { resolvers, reads, subscriptions: added }
  const { schema, registry, subscriptions } = graphOf([further], [], (entity) => orm.getMetadata().get(entity))

  const executions = { count: 0 }
  const statements = { count: 0 }
  class CountingExecutor extends Executor {
    override execute(execution: Execution) {
      executions.count++
      return super.execute(execution)
    }
  }
  const counted: TestSql = (text, params) => {
    statements.count++
    return events.sql(text, params)
  }
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: '/nonexistent' })
  const contextOf = (viewer: Viewer, requestId: string) =>
    ({
      viewer,
      requestId,
      reader: new Reader(registry, viewer, sql),
      em: orm.em,
      config,
      loaders: new Map(),
    }) as unknown as RequestContext
  const server = createServer(quiet)
  const permissionsOf = (viewer: Viewer) => new Set(rolePermissions[viewer.role])
  const guard = new Guard(schema, permissionsOf)
  const parts = {
    schema,
    preparer: new Preparer(schema, guard),
    trusted: new TrustedDocuments(sql, guard, { only: false }),
    executor: new CountingExecutor(schema),
    authenticator: new Authenticator(sql),
    permissionsOf,
    contextOf,
    log: quiet,
  }
  await addGraphQL(server, parts)
  const door = addWebSocket(server, {
    ...parts,
    events: { hub: events.hub, log: events.log, sql: counted },
    subscriptions,
    allowedOrigins: options.allowedOrigins ?? [],
    ...(options.limits ? { limits: options.limits } : {}),
  })
  const httpUrl = await server.listen({ host: '127.0.0.1', port: 0 })
  const url = `${httpUrl.replace('http', 'ws')}/graphql`
  const work = <R>(run: (unit: UnitOfWork) => Promise<R>) => transact(orm.em, { viewer: systemViewer }, run)
  const addKey = async (role: Role, scope: RowScope = 'ALL', userId?: string) => {
    const made = newKey()
    await sql(
      'insert into api_key (id, name, hash, prefix, role, scope, user_id) values ($1, $2, $3, $4, $5, $6, $7)',
      [newUuid(), role, hashKey(made), made.slice(0, 8), role, scope, userId ?? null],
    )
    return made
  }
  const key = await addKey('OWNER')
  const clients = new Set<Client>()
  return {
    ...node,
    schema,
    door,
    url,
    httpUrl,
    key,
    executions,
    statements,
    addKey,
    addUser: async (name) => {
      const id = newUuid()
      await sql('insert into app_user (id, name, email, role) values ($1, $2, $3, $4)', [
        id,
        name,
        `${id}@example.org`,
        'AGENT',
      ])
      return id
    },
    revoke: async (revoked) =>
      void (await sql('update api_key set revoked_at = now() where hash = $1', [hashKey(revoked)])),
    connect: (given = key) => {
      const connectionParams = { authorization: `Bearer ${given}` }
      const client = createClient({ url, webSocketImpl: WebSocket, lazy: true, retryAttempts: 0, connectionParams })
      clients.add(client)
      return client
    },
    disconnect: async () => {
      for (const client of clients) await client.dispose()
      clients.clear()
      await eventually(() => door.sockets === 0 && events.hub.subscribers === 0)
    },
    quiet: () => caughtUp(node),
    work,
    addCustomer: (name, ownerId) =>
      work(async (unit) => {
        const id = newUuid()
        await sqlRunner(unit.em)(`insert into customer (id, kind, name, owner_id) values ($1, 'PERSON', $2, $3)`, [
          id,
          name,
          ownerId ?? null,
        ])
        unit.emit('customer.created', { type: 'Customer', id, action: 'ADDED', customerId: id })
        return id
      }),
    rename: (id, name) =>
      work(async (unit) => {
        await sqlRunner(unit.em)('update customer set name = $2, version = version + 1 where id = $1', [id, name])
        unit.emit('customer.updated', { type: 'Customer', id, action: 'UPDATED', customerId: id })
      }),
    stop: async () => {
      await server.close()
      await node.stop()
    },
  }
}

/** Subscribes and collects; `waitFor` rejects when the subscription failed. */
export const collect = (client: Client, query: string, variables: Record<string, unknown> = {}) => {
  const items: Taken[] = []
  const listeners = new Set<() => void>()
  let failure: unknown
  let completed = false
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const end = client.subscribe<Record<string, Taken>>(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (errors) failure = errors
        if (data) items.push(Object.values(data)[0]!)
        changed()
      },
      error: (error) => {
        failure = error
        changed()
      },
      complete: () => {
        completed = true
        changed()
      },
    },
  )
  const until = async (done: () => boolean) => {
    while (!done()) {
      if (failure) throw failure
      await new Promise<void>((resolve) => {
        const listener = () => {
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      })
    }
  }
  return {
    items,
    end,
    get completed() {
      return completed
    },
    /** Resolves with the items as soon as there are `count` of them. */
    waitFor: async (count: number) => {
      await until(() => items.length >= count)
      return items
    },
    /** Resolves with what ended the subscription. */
    failed: async (): Promise<unknown> => {
      await until(() => completed).catch(() => undefined)
      return failure
    },
    done: () => until(() => completed),
  }
}

/** Resolves when a condition holds; for states that nothing announces. */
export const eventually = async (holds: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> => {
  const until = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > until) throw new Error('expected a condition to hold in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Resolves when a process has read everything that is committed. */
export const caughtUp = ({ sql, events }: Node): Promise<void> =>
  eventually(async () => {
    const [row] = await sql(
      'select (select count(*) from outbox)::int as left, (select coalesce(max(cursor), 0) from event_log)::text as last',
    )
    return row!['left'] === 0 && String(row!['last']) === String(events.log.position)
  })

/** The global id of a customer. */
export const customerId = (uuid: string): string => ids.encode('Customer', uuid)
