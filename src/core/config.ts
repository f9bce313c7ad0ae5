import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './errors.ts'
import type { GiveWayTo } from './give-way.ts'
import type { LogFormat } from './log.ts'

const figure = new Intl.NumberFormat('en', { useGrouping: false })

const wholeNumber = (min: number, max: number) => {
  const error = `expected a whole number from ${figure.format(min)} to ${figure.format(max)}`
  return z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .refine((value) => value >= min && value <= max, error)
}

const oneOf = <const T extends string>(...values: readonly T[]) =>
  z.enum(values, `expected one of ${values.join(', ')}`)

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text

const environment = z.object({
  HOST: z.string().regex(/^\S+$/, 'expected the name or address to listen on, such as 127.0.0.1').default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
      'expected postgres://user:password@host:port/database',
    )
    .optional(),
  DATA_DIR: z.string().default('.rapport'),
  OWNER_KEY: z
    .string()
    .regex(/^\S{24,}$/, 'expected at least 24 characters without spaces')
    .optional(),
  RAPPORT_PROCESS: oneOf('all', 'api', 'runner').default('all'),
  COMPUTE_THREADS: wholeNumber(1, 256).optional(),
  GIVE_WAY: oneOf('requests', 'everybody', 'nobody').default('requests'),
  BASE_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as EUR')
    .optional(),
  MAX_OPERATION_COST: wholeNumber(100, 10_000_000).default(50_000),
  RATE_LIMIT: wholeNumber(0, 1_000_000_000).default(200_000),
  READ_TIMEOUT_MS: wholeNumber(0, 3_600_000).default(30_000),
  OPERATION_TIMEOUT_MS: wholeNumber(0, 3_600_000).default(60_000),
  DATABASE_SILENCE_MS: wholeNumber(100, 600_000).default(10_000),
  TRASH_DAYS: wholeNumber(0, 3_650).default(0),
  TRUSTED_ONLY: oneOf('true', 'false').default('false'),
  WEBHOOK_LOOPBACK: oneOf('true', 'false').default('false'),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent').default('info'),
  LOG_FORMAT: oneOf('auto', 'json', 'readable').default('auto'),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .refine(
      (origins) => origins.every(isOrigin),
      'expected origins separated by commas, without a path or a slash at the end, such as https://crm.example',
    )
    .default([]),
})

/** The variables that Rapport reads. */
export const configVariables: readonly string[] = Object.keys(environment.shape)

/** The configuration of a process; `docs/operations.md` describes each variable. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly ownerKey: string | undefined
  readonly process: 'all' | 'api' | 'runner'
  readonly computeThreads: number
  /** To whom models, jobs and live scoring yield the processor. */
  readonly giveWay: GiveWayTo
  /** ISO 4217 code of the base currency that the environment asks for; the database knows the present one. */
  readonly baseCurrency: string | undefined
  /** Points that one operation may cost. */
  readonly maxOperationCost: number
  /** Points that a credential gets per second; 0: no limit. */
  readonly rateLimit: number
  /** Time limit of one statement that reads for a request; 0: no limit. */
  readonly readTimeoutMs: number
  /** Time limit of a query or mutation, all of its statements together; 0: no limit. */
  readonly operationTimeoutMs: number
  /** How long the database may leave `select 1` unanswered before it counts as away. */
  readonly databaseSilenceMs: number
  /** Days after which deleted records are purged; 0: never. */
  readonly trashDays: number
  /** Whether only operations of the manifest of their key are run, but for owners. */
  readonly trustedOnly: boolean
  /** Whether webhooks may be sent to this machine, also by http. */
  readonly webhookLoopback: boolean
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** `readable`: lines for people; `auto`: those on a terminal, JSON elsewhere. */
  readonly logFormat: LogFormat
  /** Web origins, besides our own, that may call the API from a browser. */
  readonly allowedOrigins: readonly string[]
}

/** The configuration once the database has been asked. */
export interface SettledConfig extends Config {
  /** ISO 4217 code of the base currency: that of amounts without a currency, and the one that values and models are in. */
  readonly baseCurrency: string
}

/** What a message shows of secret values. */
const shownOf: Readonly<Record<string, (value: string) => string>> = {
  OWNER_KEY: (value) => (/\s/.test(value) ? 'one with spaces' : `${value.length}`),
  DATABASE_URL: (value) => {
    const [, scheme] = /^([a-z+]{1,20}):\/\//i.exec(value) ?? []
    return scheme === undefined ? 'one that begins with another word' : `one of ${scheme}:// in a wrong form`
  },
}

const shown = (name: string, value: string): string =>
  shownOf[name]?.(value) ?? JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value)

/** Reads the environment. Throws one StartError that names every invalid variable. */
export const readConfig = (env: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    // One problem per variable: a second one would repeat the first for a value that is not a number.
    const messages = new Map(parsed.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]))
    const problems = configVariables.flatMap((name) =>
      messages.has(name) ? [`${name}: ${messages.get(name)}, got ${shown(name, given[name]!)}`] : [],
    )
    const which = problems.length === 1 ? 'an invalid value' : `${problems.length} invalid values`
    throw new StartError(
      `the environment has ${which}: ${problems.join('; ')}. Set the expected value, or unset the variable to ` +
        'get its default; docs/operations.md describes each variable',
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
    giveWay: e.GIVE_WAY,
    baseCurrency: e.BASE_CURRENCY,
    maxOperationCost: e.MAX_OPERATION_COST,
    rateLimit: e.RATE_LIMIT,
    readTimeoutMs: e.READ_TIMEOUT_MS,
    operationTimeoutMs: e.OPERATION_TIMEOUT_MS,
    databaseSilenceMs: e.DATABASE_SILENCE_MS,
    trashDays: e.TRASH_DAYS,
    trustedOnly: e.TRUSTED_ONLY === 'true',
    webhookLoopback: e.WEBHOOK_LOOPBACK === 'true',
    logLevel: e.LOG_LEVEL,
    logFormat: e.LOG_FORMAT,
    allowedOrigins: e.ALLOWED_ORIGINS,
  }
}
