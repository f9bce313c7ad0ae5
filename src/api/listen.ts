import { once } from 'node:events'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { StartError } from '../core/errors.ts'

interface Address {
  readonly host: string
  readonly port: number
}

const refusal = ({ host, port }: Address, error: unknown): StartError => {
  const { code, message } = error as NodeJS.ErrnoException
  const because = { cause: error }
  if (code === 'EADDRINUSE')
    return new StartError(
      `the port ${port} on ${host} is taken; stop the program that listens there, or set PORT`,
      because,
    )
  if (code === 'EACCES')
    return new StartError(`this user may not open the port ${port} on ${host}; set PORT to one above 1023`, because)
  return new StartError(`the server cannot listen on ${host}:${port}: ${message}; check HOST and PORT`, because)
}

/** Throws a StartError if the server could not listen, before anything else starts. */
export const assertListenable = async (address: Address): Promise<void> => {
  const probe = createServer().listen(address)
  try {
    await once(probe, 'listening')
  } catch (error) {
    throw refusal(address, error)
  }
  probe.close()
  await once(probe, 'close')
}

/** Opens the port and returns the server's URL. Throws a StartError. */
export const listen = async (server: FastifyInstance, { host, port }: Address): Promise<string> => {
  try {
    const address = await server.listen({ host, port })
    return address.replace('[::1]', 'localhost')
  } catch (error) {
    throw refusal({ host, port }, error)
  }
}
