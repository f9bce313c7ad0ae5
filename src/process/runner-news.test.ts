import { expect, test } from 'vitest'
import { readNews } from './runner-news.ts'

const report = {
  id: 'clv',
  version: '1.0.0',
  description: 'What customers will be worth.',
  status: 'ACTIVE',
  stage: 'serve',
  error: null,
  hint: null,
  fields: ['Customer.lifetimeValue'],
  timings: { manifest: 11 },
}

test.each([{ kind: 'ready' }, { kind: 'beat', late: [] }, { kind: 'plugins', reports: [report] }])(
  '$kind is news',
  (message) => {
    expect(readNews(message)).toEqual(message)
  },
)

test.each([
  ['the report of Node’s watch mode', { 'watch:require': ['/srv/rapport/src/main.ts'] }],
  ['the other one', { 'watch:import': ['file:///srv/rapport/src/main.ts'] }],
  ['a kind that is none', { kind: 'go' }],
  ['a beat without what is late', { kind: 'beat' }],
  ['a report of another shape', { kind: 'plugins', reports: [{ ...report, status: 'FINE' }] }],
  ['a word', 'ready'],
  ['nothing', undefined],
])('%s is not', (_name, message) => {
  expect(readNews(message)).toBeUndefined()
})
