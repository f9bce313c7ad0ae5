import { expect, test } from 'vitest'
import { startLines, type Started } from './start-lines.ts'

const key = 'rpk_the_key_of_the_owner_of_all'
const started: Started = {
  config: { host: '127.0.0.1', port: 4000, dataDir: '/srv/crm', ownerKey: undefined },
  url: 'http://127.0.0.1:4000',
  ownerKey: { key, isNew: true },
  runner: 'ok',
  offersDemo: true,
  hasKey: false,
  isTerminal: true,
  env: {},
}

test('a terminal gets the key once, and a link that opens with it, last', () => {
  expect(startLines(started)).toEqual([
    `owner key (shown once, stored in /srv/crm/owner-key): ${key}`,
    'the database is empty: fill it with demo data:  npm run -s rapport -- demo',
    `Rapport is ready: http://127.0.0.1:4000/#key=${key}`,
  ])
})

test.each([
  ['a file', { isTerminal: false }, 'the owner’s key is in /srv/crm/owner-key'],
  [
    'a file, with the key of the environment',
    { isTerminal: false, config: { ...started.config, ownerKey: key } },
    'the owner’s key is the one in OWNER_KEY',
  ],
])('%s gets no key', (_where, change, said) => {
  const lines = startLines({ ...started, ...change })
  expect(lines.join('\n')).not.toContain(key)
  expect(lines).toContain(said)
  expect(lines.at(-1)).toBe('Rapport is ready: http://127.0.0.1:4000/')
})

test('a server that others reach has no key in its link', () => {
  const lines = startLines({ ...started, config: { ...started.config, host: '0.0.0.0' } })
  expect(lines.at(-1)).not.toContain(key)
})

test('commands find a server at another port and folder', () => {
  const env = { PORT: '4100', DATA_DIR: '/srv/my crm' }
  expect(startLines({ ...started, env })).toContain(
    `the database is empty: fill it with demo data:  PORT=4100 DATA_DIR='/srv/my crm' npm run -s rapport -- demo`,
  )
})

test('where keys are read, D fills an empty database', () => {
  expect(startLines({ ...started, hasKey: true })).toContain(
    'the database is empty: press D to fill it with demo data, or run  npm run -s rapport -- demo',
  )
  expect(startLines({ ...started, hasKey: true, offersDemo: false }).join('\n')).not.toContain('press D')
})

test('a start whose runner is not up says what still starts', () => {
  const lines = startLines({ ...started, runner: 'starting', isTerminal: false })
  expect(lines.at(-1)).toBe(
    'Rapport is ready, except for jobs and live scoring, which are still starting: http://127.0.0.1:4000/',
  )
})
