import { expect, it } from 'vitest'
import { coreModules } from '../modules/index.ts'
import { problemOfId } from './manifest.ts'

it('refuses ids by which a plugin would have the jobs and topics of a module', () => {
  const names = coreModules.flatMap(({ name, subscriptions = [], notifications = [] }) => [
    name,
    ...[...subscriptions, ...notifications].flatMap(({ topics }) => topics.map((topic) => topic.split('.')[0]!)),
  ])
  expect(names).toEqual(expect.arrayContaining(['list', 'customer-list', 'webhook', 'model-run']))
  for (const name of names) expect([name, problemOfId(name)]).toEqual([name, expect.stringContaining('to the core')])
  expect(problemOfId('loyalty')).toBeUndefined()
})
