import { definePlugin } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import type { AnyPlugin } from '../../src/contract/plugin.ts'
import type { PluginEntry } from '../../src/plugin/host.ts'

/** An entry of a fixture plugin; what `load` gives is its module. Its SDL is `fixtures/<id>.graphql`. */
export const entryOf = (
  id: string,
  load: () => Promise<object> = async () => ({}),
  manifest: Partial<AnyPlugin> = {},
  entry: Partial<PluginEntry> = {},
): PluginEntry => {
  const spec: AnyPlugin = definePlugin({
    id,
    version: '1.0.0',
    engines: { rapport: '^0.1.0' },
    description: `the fixture ${id}`,
    config: z.strictObject({}),
    schema: new URL(`./fixtures/${id}.graphql`, import.meta.url),
    load,
    ...manifest,
  })
  return { id, import: async () => ({ default: spec }), ...entry }
}

const wellMade = entryOf('shelf', async () => (await import('./fixtures/shelf.ts')).shelfModule, {
  config: z.strictObject({ size: z.number().default(7), token: z.string().min(8).optional() }),
  permissions: { 'shelf:count': { description: 'Count shelves.', roles: ['OWNER', 'MANAGER'] } },
})

/** The fixture in which nothing is wrong; one and the same manifest each time, as of a plugin on disk. */
export const shelf = (entry: Partial<PluginEntry> = {}): PluginEntry => ({ ...wellMade, ...entry })
