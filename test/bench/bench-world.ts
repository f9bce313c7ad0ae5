import { fork, type ChildProcess } from 'node:child_process'
import { setup, teardown } from '../support/postgres.ts'
import { freshDatabase, startWorld, type World } from '../events/world.ts'
import type { ClientsOrder, ClientsReport } from './socket-clients.ts'

/** A server on a database of its own, for the time of `work`. */
export const withWorld = async <R>(work: (world: World) => Promise<R>): Promise<R> => {
  await setup()
  try {
    const database = await freshDatabase()
    const world = await startWorld(database)
    try {
      return await work(world)
    } finally {
      await world.stop()
      await database.drop()
    }
  } finally {
    await teardown()
  }
}

/** The process of the clients. */
export class Clients {
  readonly #child: ChildProcess
  readonly #listeners = new Set<(report: ClientsReport) => void>()

  constructor() {
    this.#child = fork(new URL('./socket-clients.ts', import.meta.url), { execArgv: [] })
    this.#child.on('message', (report: ClientsReport) => {
      for (const listener of this.#listeners) listener(report)
    })
  }

  on(listener: (report: ClientsReport) => void): void {
    this.#listeners.add(listener)
  }

  next<K extends ClientsReport['kind']>(kind: K): Promise<Extract<ClientsReport, { kind: K }>> {
    return new Promise((resolve) => {
      const listener = (report: ClientsReport) => {
        if (report.kind !== kind) return
        this.#listeners.delete(listener)
        resolve(report as Extract<ClientsReport, { kind: K }>)
      }
      this.#listeners.add(listener)
    })
  }

  /** Opens sockets in place of those before; resolves when all have subscribed. */
  async open(order: ClientsOrder): Promise<void> {
    const ready = this.next('ready')
    this.#child.send(order)
    await ready
  }

  stop(): void {
    this.#child.kill()
  }
}
