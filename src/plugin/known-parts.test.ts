import { expect, it } from 'vitest'
import { z } from 'zod'
import { loadPlugins } from '../api/load-plugins.ts'
import type { PluginModule } from '../contract/module.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import { createLog } from '../core/log.ts'
import { defineChangeFeed, defineProgressFeed } from '../feeds/change-feed.ts'
import { defineModel } from '../learning/define-model.ts'
import { coreModules } from '../modules/index.ts'
import { assertKnownCoreModule, assertKnownManifest, assertKnownModule } from './known-parts.ts'

const manifest: AnyPlugin = {
  id: 'loyalty',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'Loyalty.',
  config: z.strictObject({}),
  schema: new URL('./schema.graphql', import.meta.url),
  load: () => Promise.resolve({}),
}

const wrongManifests = {
  'the manifest has an unknown key pannels; did you mean panels?': { pannels: [] },
  'engines has an unknown key raport; did you mean rapport?': { engines: { raport: '^0.1.0' } },
  'permissions.loyalty:see has an unknown key role; did you mean roles?': {
    permissions: { 'loyalty:see': { description: 'See.', role: ['OWNER'] } },
  },
  'tasks has an unknown key limit; did you mean limits?': { tasks: { limit: {} } },
  'tasks.limits.fit has an unknown key timeout; did you mean timeoutMs?': {
    tasks: { limits: { fit: { timeout: 1 } } },
  },
  'routes[0] has an unknown key point; did you mean points?': { routes: [{ point: 10 }] },
  'commands[0] has an unknown key configre; did you mean configure?': { commands: [{ configre: undefined }] },
}

it.each(Object.entries(wrongManifests))('of a manifest: %s', (message, part) => {
  expect(() => assertKnownManifest(manifest)).not.toThrow()
  expect(() => assertKnownManifest({ ...manifest, ...part } as AnyPlugin)).toThrow(message)
})

const wrongModules = {
  'what load() returns has an unknown key job; did you mean jobs?': { job: [] },
  'migrations[0] has an unknown key nam; did you mean name?': { migrations: [{ nam: '1' }] },
  'jobs[0] has an unknown key crn; did you mean cron?': { jobs: [{ name: 'nightly', crn: '0 0 * * *' }] },
  'retention[0] has an unknown key day; did you mean days?': { retention: [{ day: 3 }] },
  'subscriptions[0] has an unknown key coalesc; did you mean coalesce?': { subscriptions: [{ coalesc: true }] },
  'notifications[0] has an unknown key param; did you mean params?': { notifications: [{ param: undefined }] },
  'reads[0] has an unknown key filter; did you mean filters?': { reads: [{ filter: {} }] },
  'reads[0].inverse[0] has an unknown key orderby; did you mean orderBy?': { reads: [{ inverse: [{ orderby: 'x' }] }] },
  'reads[0].adds[0] has an unknown key dimension; did you mean dimensions?': { reads: [{ adds: [{ dimension: {} }] }] },
  'reads[0].adds[0].orders.POINTS has an unknown key wher; did you mean where?': {
    reads: [{ adds: [{ orders: { POINTS: { wher: undefined } } }] }],
  },
  'reads[0].timeline has an unknown key links; did you mean link?': { reads: [{ timeline: { links: undefined } }] },
}

it.each(Object.entries(wrongModules))('of load(): %s', (message, module) => {
  expect(() => assertKnownModule(module as PluginModule<never>)).toThrow(message)
})

it('takes a whole file, whose other exports are no parts unless they resemble one', () => {
  const file = (exports: object) => ({ ...exports, [Symbol.toStringTag]: 'Module' }) as PluginModule<never>
  expect(() => assertKnownModule(file({ jobs: [], Shelf: Date }))).not.toThrow()
  expect(() => assertKnownModule(file({ job: [], Shelf: Date }))).toThrow('did you mean jobs?')
})

it('refuses unknown keys of what define functions take and change', () => {
  expect(() => defineModel({ scoreall: undefined } as never)).toThrow('unknown key scoreall; did you mean scoreAll?')
  expect(() => defineModel({ live: { topic: [] } } as never)).toThrow('unknown key topic; did you mean topics?')
  expect(() => defineModel({ whatIf: { kind: [] } } as never)).toThrow('unknown key kind; did you mean kinds?')
  expect(() => defineModel({ primaryMetric: { beter: 'lower' } } as never)).toThrow('did you mean better?')
  expect(() => defineChangeFeed({ field: 'moved', filtre: undefined } as never)).toThrow('did you mean filter?')
  expect(() => defineProgressFeed({ field: 'moved', topics: [] } as never)).toThrow('did you mean topic?')
})

it('knows every key of the modules of the core', () => {
  for (const module of coreModules) expect(() => assertKnownCoreModule(module)).not.toThrow()
  expect(() => assertKnownCoreModule({ name: 'list', resolver: [] } as never)).toThrow('did you mean resolvers?')
})

it.each([
  ['manifest', { pannels: [] }],
  ['load', { load: () => Promise.resolve({ job: [] }) }],
])('leaves a plugin out, in the stage %s', async (stage, part) => {
  const entry = { id: 'loyalty', import: () => Promise.resolve({ default: { ...manifest, ...part } as AnyPlugin }) }
  const [plugin] = (await loadPlugins([entry], createLog('silent'))).plugins
  expect(plugin!.report()).toMatchObject({ status: 'FAILED', stage, error: expect.stringContaining('did you mean') })
  expect(plugin!.hint).toBe('correct the key, or remove it')
})
