import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './errors.ts'

const port = z.coerce.number().int().min(0).max(65_535)

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgres://user:password@host:port/database')
    .optional(),
  DATA_DIR: z.string().min(1).default('.rapport'),
  OWNER_KEY: z.string().min(24, 'expected at least 24 characters').optional(),
  RAPPORT_PROCESS: z.enum(['all', 'api', 'runner']).default('all'),
  COMPUTE_THREADS: z.coerce.number().int().min(1).max(256).optional(),
  BASE_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as EUR')
    .default('USD'),
  MAX_OPERATION_COST: z.coerce.number().int().min(100).max(10_000_000).default(50_000),
  RATE_LIMIT: z.coerce.number().int().min(0).max(1_000_000_000).default(200_000),
  READ_TIMEOUT_MS: z.coerce.number().int().min(0).max(3_600_000).default(30_000),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['auto', 'json']).default('auto'),
  ALLOWED_ORIGINS: z.string().default(''),
})

/** What a process runs with; `docs/operations.md` describes each variable. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly ownerKey: string | undefined
  readonly process: 'all' | 'api' | 'runner'
  readonly computeThreads: number
  /** ISO 4217 code for amounts that arrive without a currency. */
  readonly baseCurrency: string
  /** Points that one operation may cost. */
  readonly maxOperationCost: number
  /** Points that a credential gets each second; 0: no limit. */
  readonly rateLimit: number
  /** What one statement that reads for a request may take; 0: no limit. */
  readonly readTimeoutMs: number
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** `auto`: lines for people on a terminal, JSON elsewhere. */
  readonly logFormat: 'auto' | 'json'
  /** Web origins, beside our own, that may call the API from a browser. */
  readonly allowedOrigins: readonly string[]
}

/** Reads the environment; throws one StartError that names every bad variable. */
export const readConfig = (env: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new StartError(
      `the environment has ${problems.length === 1 ? 'a bad value' : 'bad values'}: ${problems.join('; ')}`,
    )
  }
  const e = parsed.data
  return {
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL,
    dataDir: resolve(e.DATA_DIR),
    ownerKey: e.OWNER_KEY,
    process: e.RAPPORT_PROCESS,
    computeThreads: e.COMPUTE_THREADS ?? availableParallelism(),
    baseCurrency: e.BASE_CURRENCY,
    maxOperationCost: e.MAX_OPERATION_COST,
    rateLimit: e.RATE_LIMIT,
    readTimeoutMs: e.READ_TIMEOUT_MS,
    logLevel: e.LOG_LEVEL,
    logFormat: e.LOG_FORMAT,
    allowedOrigins: e.ALLOWED_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  }
}
