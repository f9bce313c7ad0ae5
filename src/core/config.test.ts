import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { configVariables, readConfig } from './config.ts'
import { StartError } from './errors.ts'

/** A bad value of every variable that can have one, and what is said of it. */
const bad: Readonly<Record<string, readonly [value: string, said: string]>> = {
  HOST: ['two words', 'expected the name or address to listen on, such as 127.0.0.1, got "two words"'],
  PORT: ['abc', 'expected a whole number from 0 to 65535, got "abc"'],
  DATABASE_URL: [
    'mysql://root:secret@db/x',
    'expected postgres://user:password@host:port/database, got one of mysql:// in a wrong form',
  ],
  OWNER_KEY: ['short-secret', 'expected at least 24 characters without spaces, got 12'],
  RAPPORT_PROCESS: ['both', 'expected one of all, api, runner, got "both"'],
  COMPUTE_THREADS: ['0', 'expected a whole number from 1 to 256, got "0"'],
  GIVE_WAY: ['yes', 'expected one of requests, everybody, nobody, got "yes"'],
  TRASH_DAYS: ['4000', 'expected a whole number from 0 to 3650, got "4000"'],
  BASE_CURRENCY: ['euro', 'expected an ISO 4217 code such as EUR, got "euro"'],
  MAX_OPERATION_COST: ['1e5', 'expected a whole number from 100 to 10000000, got "1e5"'],
  RATE_LIMIT: ['-1', 'expected a whole number from 0 to 1000000000, got "-1"'],
  READ_TIMEOUT_MS: ['30s', 'expected a whole number from 0 to 3600000, got "30s"'],
  OPERATION_TIMEOUT_MS: ['1 minute', 'expected a whole number from 0 to 3600000, got "1 minute"'],
  DATABASE_SILENCE_MS: ['99', 'expected a whole number from 100 to 600000, got "99"'],
  LOG_LEVEL: ['loud', 'expected one of trace, debug, info, warn, error, silent, got "loud"'],
  TRUSTED_ONLY: ['yes', 'expected one of true, false, got "yes"'],
  WEBHOOK_LOOPBACK: ['yes', 'expected one of true, false, got "yes"'],
  LOG_FORMAT: ['xml', 'expected one of auto, json, readable, got "xml"'],
  ALLOWED_ORIGINS: [
    'https://a.example/,b',
    'expected origins separated by commas, without a path or a slash at the end, such as https://crm.example, got "https://a.example/,b"',
  ],
}

const refusalOf = (env: Readonly<Record<string, string>>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  return expect.unreachable('the environment was taken')
}

test.each(Object.entries(bad))('%s says what was expected, what it got and what to do', (name, [value, said]) => {
  expect(refusalOf({ [name]: value })).toBe(
    `the environment has an invalid value: ${name}: ${said}. Set the expected value, or unset the variable to get its default; docs/operations.md describes each variable`,
  )
})

test('every variable is described, and has a bad value here unless any text fits', async () => {
  expect([...Object.keys(bad), 'DATA_DIR'].sort()).toEqual([...configVariables].sort())
  const described = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  for (const name of configVariables) expect(described).toContain(`\`${name}\``)
})

test('all bad values are told at once, and none of the secrets', () => {
  const said = refusalOf(Object.fromEntries(Object.entries(bad).map(([name, [value]]) => [name, value])))
  expect(said).toContain(`the environment has ${Object.keys(bad).length} invalid values: HOST: `)
  for (const [name, [, text]] of Object.entries(bad)) expect(said).toContain(`${name}: ${text}`)
  expect(said).not.toContain('secret')
})

test('a variable that is empty is one that is not set', () => {
  expect(readConfig({ PORT: '', OWNER_KEY: '', ALLOWED_ORIGINS: '' })).toEqual(readConfig({}))
})

test('what is set is taken', () => {
  const config = readConfig({
    PORT: '0',
    ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000',
    GIVE_WAY: 'nobody',
  })
  expect(config).toMatchObject({
    port: 0,
    giveWay: 'nobody',
    allowedOrigins: ['https://a.example', 'http://localhost:3000'],
  })
})
