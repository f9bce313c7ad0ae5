import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../../rapport.config.ts'
import { loadPlugins } from '../../src/api/load-plugins.ts'
import { checkLock, lockFileOf } from '../../src/conformance/schema-lock.ts'
import { createLog } from '../../src/core/log.ts'
import type { PluginHost } from '../../src/plugin/host.ts'
import type { HostedPlugin } from '../../src/plugin/hosted-plugin.ts'

let host: PluginHost
// A name with signs that mean something in URLs.
let folder: string
beforeAll(async () => {
  host = await loadPlugins(
    plugins.map((entry) => ({ ...entry, enabled: true })),
    createLog('silent'),
  )
  folder = await mkdtemp(join(tmpdir(), 'lock #1 100% '))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The plugin beside the lock of another graph, in which there was one more field. */
const afterRemoval = async (id: string, version: string): Promise<HostedPlugin> => {
  const { spec } = host.find(id)!
  const schema = pathToFileURL(join(folder, `${id}.graphql`))
  const locked = await readFile(lockFileOf(spec!.schema), 'utf8')
  await writeFile(lockFileOf(schema), `${locked}\nextend type Customer {\n  removed: Int\n}\n`)
  return { id, spec: { ...spec!, version, schema } } as HostedPlugin
}

describe.each(plugins.map(({ id }) => [id]))('the bundled plugin %s', (id) => {
  it('breaks no client of its released version', async () => {
    const { version } = host.find(id)!.spec!
    expect(await checkLock(host, host.find(id)!)).toMatch(
      /^clients of \d+\.\d+\.\d+ can go on$|^\d+\.0\.0 is announced/,
    )
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('cannot lose a field without a major version', async () => {
    const { version } = host.find(id)!.spec!
    await expect(checkLock(host, await afterRemoval(id, version))).rejects.toMatchObject({
      message: expect.stringContaining(`${version} breaks clients of ${version}: Customer.removed was removed`),
      hint: expect.stringContaining('deprecated'),
    })
    const next = `${Number(version.split('.')[0]) + 1}.0.0`
    expect(await checkLock(host, await afterRemoval(id, next))).toBe(
      `${next} is announced as one that breaks: Customer.removed was removed`,
    )
  })
})
