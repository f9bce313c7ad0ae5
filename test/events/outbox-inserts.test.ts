import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)

/** Text that writes to the outbox, or makes a table that goes by its name, however it is spelled. */
const writes =
  /(?:insert\s+into|update|copy|merge\s+into)\s+(?:only\s+)?(?:"?\w+"?\.)?"?outbox\b|create\s+(?:temp\w*|unlogged)\s+table\s+(?:if\s+not\s+exists\s+)?(?:"?\w+"?\.)?"?outbox\b|into\s*\(\s*['"`]outbox\b/i

const offending = (files: readonly string[]): string[] =>
  files.filter((file) => writes.test(readFileSync(new URL(file, root), 'utf8')))

it('events are recorded through feeds and units of work only', () => {
  const sources = globSync('{src,plugins,examples}/**/*.ts', { cwd: root }).filter(
    (file) => !file.includes('/tests/') && !file.endsWith('.test.ts'),
  )
  expect(sources.length).toBeGreaterThan(500)
  expect(offending(sources)).toEqual(['src/events/outbox.ts'])
})

it('a raw insert is seen in whatever way it is written', () => {
  for (const text of [
    'insert into outbox (topic, payload)',
    'INSERT INTO\n  public.outbox (topic)',
    'insert into "outbox" (topic)',
    'merge into outbox o using x on',
    'copy outbox from stdin',
    'create temporary table outbox (id int)',
    'create temp table if not exists pg_temp.outbox (id int)',
    ".insertInto('outbox')",
  ])
    expect(text).toMatch(writes)
  for (const text of ['select id from outbox', 'delete from outbox where', 'insert into outbox_archive'])
    expect(text).not.toMatch(writes)
})
