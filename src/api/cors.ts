import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** How long a browser may remember that it may call us. */
const preflightSeconds = 3_600

/** Lets pages of those origins call the API from a browser, preflight requests included. No cookies: credentials travel in headers. */
export const allowOrigins = async (server: FastifyInstance, origins: readonly string[]): Promise<void> => {
  if (origins.length === 0) return
  await server.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: ['retry-after'],
    maxAge: preflightSeconds,
    // Programs send OPTIONS too, without the headers of a preflight; they are answered as any other method is.
    strictPreflight: false,
  })
}
