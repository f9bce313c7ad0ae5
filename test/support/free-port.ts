import { once } from 'node:events'
import { createServer } from 'node:net'

/** Ports that no system gives to outgoing connections unasked, of which another program would take one at any time. */
const lowest = 20_000
const highest = 32_000

/** A port of 127.0.0.1 that nobody listens on now, for a server that is started on it again and again. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    const probe = createServer().listen(port, '127.0.0.1')
    const isFree = await once(probe, 'listening').then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') return false
        throw error
      },
    )
    if (!isFree) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}
