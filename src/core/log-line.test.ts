import { pino } from 'pino'
import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { readableLine, type Terminal } from './log-line.ts'

/** What a terminal gets of what is logged. */
const linesOf = (write: (log: ReturnType<typeof pino>) => void, terminal: Terminal = { isColoured: false }): string => {
  let text = ''
  const stream = { write: (json: string) => void (text += readableLine(json, terminal)) }
  write(pino({ level: 'trace', base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream))
  return text.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME')
}

it('shows time, level, message and the rest in one line', () => {
  const text = linesOf((log) => {
    log.info('the start')
    log.child({ plugin: 'clv' }).warn({ cursor: 12, names: ['a', 'b c'], of: { x: 1 }, none: null }, 'it is slow')
  })
  expect(text).toBe(
    'TIME info  the start\nTIME warn  it is slow plugin=clv cursor=12 names=a,"b c" of={"x":1} none=null\n',
  )
})

it('shows the local time', () => {
  const time = '2026-01-02T03:04:05.678Z'
  expect(readableLine(JSON.stringify({ level: 30, time, msg: 'x' }), { isColoured: false })).toBe(
    `${new Date(time).toTimeString().slice(0, 8)} info  x\n`,
  )
})

it('shows the stack of an error below, and cuts long values', () => {
  const text = linesOf((log) => log.error({ err: new TypeError('broken'), sql: 'x'.repeat(200) }, 'it failed'))
  expect(text.split('\n')[0]).toBe(`TIME error it failed sql=${'x'.repeat(79)}…`)
  expect(text).toMatch(/\n {4}TypeError: broken\n {4,}at .*log-line\.test\.ts/)
})

it('fits everything but warnings into one line of the terminal', () => {
  const details = { plugin: 'clv', fields: ['Customer.lifetimeValue'], status: 'ACTIVE' }
  const text = linesOf(
    (log) => {
      log.info(details, 'it is there')
      log.warn(details, 'it is slow')
    },
    { isColoured: false, columns: 60 },
  )
  expect(text).toBe(
    'TIME info  it is there plugin=clv fields=Customer.lifet…\nTIME warn  it is slow plugin=clv fields=Customer.lifetimeValue status=ACTIVE\n',
  )
  const [first] = text.replaceAll('TIME', '00:00:00').split('\n')
  expect(first).toHaveLength(60)
})

it('colours only where it is asked to', () => {
  const write = (log: ReturnType<typeof pino>) => log.error({ err: new Error('broken'), a: 1 }, 'it failed')
  const coloured = linesOf(write, { isColoured: true })
  expect(coloured).toContain('\u001B[31merror\u001B[39m')
  expect(stripVTControlCharacters(coloured).split('\n')[0]).toBe(linesOf(write).split('\n')[0])
})

it('lets no text move the cursor of the terminal or begin a line of its own', () => {
  const text = linesOf((log) => log.warn({ a: 'x\u001B[2Jy', b: '\u009B1m' }, 'one\ntwo\u001B]0;title\u0007\rthree'))
  expect(text).toBe('TIME warn  one\n    two\\x1b]0;title\\x07\\x0dthree a=x\\x1b[2Jy b=\\x9b1m\n')
})

it('returns what is not a log line unchanged', () => {
  expect(readableLine('not JSON\n', { isColoured: true })).toBe('not JSON\n')
})
