import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageFolder } from '../core/program.ts'
import { configuredPlugins } from './configured-plugins.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-config-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const entry = `{ id: 'mine', import: () => import('./mine.js') }`

describe('the plugins of a folder', () => {
  it('are those that come with Rapport where it has no configuration', async () => {
    const { file, plugins } = await configuredPlugins(folder)
    expect(file).toBeUndefined()
    expect(plugins.map(({ id }) => id)).toEqual(['segmentation', 'clv', 'forecasting', 'sentiment', 'demo'])
  })

  it('are the same in the folder of the package', async () => {
    const here = await configuredPlugins(fileURLToPath(packageFolder))
    expect(here.file).toMatch(/rapport\.config\.ts$/)
    expect(here.plugins).toEqual((await configuredPlugins(folder)).plugins)
  })

  it.each(['ts', 'js', 'mjs'])('are what its rapport.config.%s lists', async (extension) => {
    const path = join(folder, `rapport.config.${extension}`)
    const type = extension === 'ts' ? ': readonly object[]' : ''
    await writeFile(path, `export const plugins${type} = [${entry}]\n`)
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    const { file, plugins } = await configuredPlugins(folder)
    expect([file, plugins.map(({ id }) => id)]).toEqual([path, ['mine']])
  })

  it.each([
    ['does not parse', 'export const plugins = [', /could not be loaded: \S/],
    ['throws', `throw new Error('no such shop')`, /could not be loaded: no such shop$/],
    ['imports what is not there', `import './missing.js'`, /could not be loaded: .*missing\.js/],
    ['exports nothing', 'export const others = []', /expected an export named plugins, .*got no such export$/],
    [
      'exports no array',
      'export const plugins = {}',
      /expected an export named plugins, .*got one that is not an array$/,
    ],
    ['lists what is no plugin', `export const plugins = [${entry}, 'clv']`, /expected plugins\[1\] to be \{ id/],
  ])('cannot be had from a file that %s, which is named', async (_what, text, reason) => {
    const path = join(folder, 'rapport.config.mjs')
    await writeFile(path, text)
    await expect(configuredPlugins(folder)).rejects.toThrow(reason)
    await expect(configuredPlugins(folder)).rejects.toMatchObject({ name: 'StartError' })
    await expect(configuredPlugins(folder)).rejects.toThrow(path)
  })

  it('cannot be had from two files', async () => {
    for (const extension of ['ts', 'mjs']) await writeFile(join(folder, `rapport.config.${extension}`), '')
    await expect(configuredPlugins(folder)).rejects.toThrow(
      /expected one configuration, found .*ts and .*mjs; remove one/,
    )
  })
})
