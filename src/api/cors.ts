import type { IncomingHttpHeaders } from 'node:http'
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** How long a browser may cache the permission to call us. */
const preflightSeconds = 3_600

/**
 * Lets pages of these origins call the API from a browser, including preflight requests. No cookies: credentials travel
 * in headers.
 */
export const allowOrigins = async (server: FastifyInstance, origins: readonly string[]): Promise<void> => {
  if (origins.length === 0) return
  await server.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST'],
    // When to try again; and of an exported file its name, its hash and which part of it this is.
    exposedHeaders: ['retry-after', 'content-disposition', 'content-range', 'etag'],
    maxAge: preflightSeconds,
    // Programs send OPTIONS too, without preflight headers; they are answered like any other method.
    strictPreflight: false,
  })
}

/** Programs send no origin; a browser must come from our own address or a listed one. */
export const isAllowedOrigin = ({ origin, host }: IncomingHttpHeaders, allowed: readonly string[]): boolean => {
  if (origin === undefined || allowed.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
