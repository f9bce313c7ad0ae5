import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writePlugin } from '../../src/cli/write-plugin.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { freePort } from '../support/free-port.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const limitMs = 300_000

let place: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
let dev: ChildProcess
let environment: NodeJS.ProcessEnv
const command = [join(root, 'dist/src/cli/rapport.js'), 'plugin', 'dev']
let out = ''
let url: string
const ownerKey = `rpk_${'d'.repeat(43)}`
const file = (path: string) => join(place, 'project/plugins/notes', path)
const edit = async (path: string, from: string, to: string) => {
  const text = await readFile(file(path), 'utf8')
  expect(text).toContain(from)
  await writeFile(file(path), text.replace(from, to))
}

/** What it says from now on, up to what it says of the plugins of the new server. */
const said = async (work: () => Promise<unknown>): Promise<string> => {
  const from = out.length
  await work()
  const end = performance.now() + limitMs
  for (;;) {
    const news = out.slice(from)
    if (/^up after [\s\S]*\n/m.test(news)) return news
    if (performance.now() > end || dev.exitCode !== null) throw new Error(`expected a new start, it said: ${news}`)
    await delay(50)
  }
}
const descriptionOf = async (field: string): Promise<string> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` },
    body: JSON.stringify({ query: '{ __type(name: "Customer") { fields { name description } } }' }),
  })
  const { data } = (await response.json()) as { data: { __type: { fields: { name: string; description: string }[] } } }
  return data.__type.fields.find(({ name }) => name === field)!.description
}

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'rapport-dev-'))
  const project = join(place, 'project')
  await mkdir(project)
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'))
  await writeFile(join(project, 'package.json'), '{ "type": "module" }\n')
  await writePlugin('notes', join(project, 'plugins'), new Set(['panel']))
  const entry = "{ id: 'notes', import: () => import('./plugins/notes/index.ts') }"
  await writeFile(join(project, 'rapport.config.ts'), `export const plugins = [${entry}]\n`)
  // Words that several projects share, in a folder beside them.
  await mkdir(join(place, 'shared'))
  await writeFile(join(place, 'shared/words.ts'), `export const word = 'first'\n`)
  await edit('resolver.ts', 'import { Notes }', `import { word } from '../../../shared/words.ts'\nimport { Notes }`)
  await edit('resolver.ts', "description: '", "description: word + '")
  database = await createTestDatabase()
  const port = String(await freePort())
  url = `http://127.0.0.1:${port}`
  const env = { DATABASE_URL: database.url, DATA_DIR: join(place, 'data'), OWNER_KEY: ownerKey, PORT: port }
  // Without a runner: jobs are not what is tried here.
  environment = { ...process.env, ...env, RAPPORT_PROCESS: 'api' }
  dev = spawn(process.execPath, command, { cwd: project, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [dev.stdout!, dev.stderr!]) stream.on('data', (text: Buffer) => (out += text.toString()))
  expect(await said(async () => undefined)).toMatch(/^up after [\d.]+ s: notes$/m)
}, limitMs)
afterAll(async () => {
  if (dev?.exitCode === null) {
    dev.kill('SIGTERM')
    await once(dev, 'exit')
  }
  await rm(place, { recursive: true, force: true })
  await database?.drop()
})

it(
  'plugin dev starts again with an edited resolver, a new file and a file outside of its folder, and says which',
  async () => {
    expect(await descriptionOf('notes')).toMatch(/^first/)
    const news = await said(async () => {
      await writeFile(file('second.ts'), `export const second = 'second'\n`)
      await edit('resolver.ts', 'import { Notes }', `import { second } from './second.ts'\nimport { Notes }`)
      await edit('resolver.ts', 'word + ', 'second + word + ')
      await writeFile(join(place, 'shared/words.ts'), `export const word = 'third'\n`)
    })
    expect(news).toContain(
      'changed: ../shared/words.ts, plugins/notes/resolver.ts, plugins/notes/second.ts; starting again',
    )
    expect(await descriptionOf('notes')).toMatch(/^secondthird/)
  },
  limitMs,
)

it(
  'plugin dev says what is broken, goes on with the rest, and starts again with what is mended and a changed panel',
  async () => {
    const broken = await said(() => edit('resolver.ts', '@Resolver', 'throw new Error("not today")\n@Resolver'))
    expect(broken).toContain('changed: plugins/notes/resolver.ts; starting again')
    expect(broken).toMatch(/^notes is FAILED, at load: not today; /m)
    const mended = await said(async () => {
      await edit('resolver.ts', 'throw new Error("not today")\n', '')
      await edit('panels.ts', 'export', '// Another panel.\nexport')
    })
    expect(mended).toContain('changed: plugins/notes/panels.ts, plugins/notes/resolver.ts; starting again')
    expect(mended).toMatch(/^up after [\d.]+ s: notes$/m)
    expect(mended).not.toContain('FAILED')
  },
  limitMs,
)

it(
  'plugin dev notices a file each time that an editor replaces it by another of its name',
  async () => {
    for (const word of ['fourth', 'fifth', 'sixth']) {
      const news = await said(async () => {
        await writeFile(file('written-beside'), `export const second = '${word}'\n`)
        await rename(file('written-beside'), file('second.ts'))
      })
      expect(news).toContain('changed: plugins/notes/second.ts; starting again')
      expect(await descriptionOf('notes')).toMatch(new RegExp(`^${word}third`))
    }
  },
  limitMs,
)

it(
  'plugin dev says on a terminal where to sign in, and ends by Ctrl-C',
  async () => {
    dev.kill('SIGTERM')
    await once(dev, 'exit')
    const words = [process.execPath, ...command].join(' ')
    const terminal = spawn('script', ['-qefc', words, '/dev/null'], {
      cwd: join(place, 'project'),
      env: environment,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    let shown = ''
    terminal.stdout.on('data', (text: Buffer) => (shown += text.toString()))
    await expect
      .poll(() => shown, { timeout: limitMs })
      .toMatch(/Rapport is ready: http:\/\/127\.0\.0\.1:\d+\/#key=rpk_d+\s[^]*up after [\d.]+ s: notes/)
    terminal.stdin.write('\u0003')
    await once(terminal, 'exit')
  },
  limitMs,
)
