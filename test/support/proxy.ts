import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A TCP proxy in front of a PostgreSQL server, for tests of what a network does. */
export interface DatabaseProxy {
  /** The database's URL by way of the proxy. */
  readonly url: string
  /** Connections that are open through it. */
  readonly connections: number
  /** Forwards nothing from now on, on connections that are open and on new ones, and closes none: a cable that was pulled. */
  silence(): void
  /** Forwards again, first what was held back. */
  speak(): void
  /** Resets all connections and, until `restore`, each new one. */
  cut(): void
  restore(): void
  stop(): Promise<void>
}

/** Starts a proxy to the server of `databaseUrl` on a free port of 127.0.0.1. */
export const startProxy = async (databaseUrl: string): Promise<DatabaseProxy> => {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let isSilent = false
  let isCut = false
  const join = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('data', (data) => {
      if (!to.write(data)) from.pause()
    })
    to.on('drain', () => {
      if (!isSilent) from.resume()
    })
    // How a side ended is the other side's to see.
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    if (isSilent) from.pause()
  }
  const server = createServer((client) => {
    if (isCut) return void client.resetAndDestroy()
    const upstream = connect(Number(target.port || 5432), target.hostname)
    for (const socket of [client, upstream]) socket.setNoDelay(true)
    join(client, upstream)
    join(upstream, client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  const reset = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    url: url.href,
    get connections() {
      return sockets.size / 2
    },
    silence: () => {
      isSilent = true
      for (const socket of sockets) socket.pause()
    },
    speak: () => {
      isSilent = false
      for (const socket of sockets) socket.resume()
    },
    cut: () => {
      isCut = true
      reset()
    },
    restore: () => {
      isCut = false
    },
    stop: async () => {
      reset()
      server.close()
      await once(server, 'close')
    },
  }
}
