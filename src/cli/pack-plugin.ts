import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { core } from '../api/schema.ts'
import { loadPlugins } from '../api/load-plugins.ts'
import { lockFileOf, printLock } from '../conformance/schema-lock.ts'
import { createLog } from '../core/log.ts'
import { packageFolder } from '../core/program.ts'
import { compileTypeScript } from '../core/typescript.ts'
import { CliError } from './command.ts'
import { findPlugin } from './find-plugin.ts'

const run = promisify(execFile)

const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).optional(),
})

/**
 * What stays at home: tests, what says how to compile and to test, earlier packages, and hidden files, which often hold
 * secrets. Those that say what to leave out are followed by npm.
 */
export const isLeftOut = (path: string): boolean =>
  /(^|\/)(tests|node_modules)(\/|$)|\.test\.ts$|(^|\/)(tsconfig.*\.json|vitest\.config\.\w+)$|(^|\/)\.(?!(?:npm|git)ignore$)|\.tgz$/.test(
    path,
  )

/** The JavaScript of a file of TypeScript, which imports JavaScript. */
const built = (source: string, path: string): string =>
  compileTypeScript(source, path).replaceAll(/((?:from|import)\s*\(?\s*["']\.{1,2}\/[^"']*)\.ts(["'])/g, '$1.js$2')

/** The paths of files that hold the data of a Rapport, such as that of DATA_DIR=data: its folder has a database in it. */
export const dataOf = (paths: readonly string[]): ReadonlySet<string> => {
  const folders = paths.flatMap((path) => /^(.*\/)database\/PG_VERSION$/.exec(path)?.[1] ?? [])
  return new Set(paths.filter((path) => folders.some((folder) => path.startsWith(folder))))
}

/** Builds the files of a plugin into a folder: JavaScript, and everything else as it is. */
const build = async (folder: string, into: string): Promise<void> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.flatMap((entry) =>
    entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')] : [],
  )
  const data = dataOf(files)
  for (const path of files) {
    const source = join(folder, path)
    if (data.has(path) || isLeftOut(path)) continue
    const isCode = path.endsWith('.ts') && !path.endsWith('.d.ts')
    const target = join(into, isCode ? path.replace(/ts$/, 'js') : path)
    await mkdir(dirname(target), { recursive: true })
    if (isCode) await writeFile(target, built(await readFile(source, 'utf8'), path))
    else await cp(source, target)
  }
  await writeFile(
    join(into, 'index.d.ts'),
    "import type { PluginSpec } from 'rapport-crm/sdk/define'\n// eslint-disable-next-line\ndeclare const plugin: PluginSpec<any, any>\nexport default plugin\n",
  )
}

/** Lets a folder find this Rapport and what it depends on, as if it were installed there. */
const installRapport = async (folder: string): Promise<void> => {
  const modules = join(folder, 'node_modules')
  const own = createRequire(new URL('package.json', packageFolder))
  const { dependencies } = manifestSchema.parse(own('./package.json'))
  const link = async (name: string, target: string) => {
    const path = join(modules, name)
    if (existsSync(path)) return
    await mkdir(dirname(path), { recursive: true })
    await symlink(target, path, 'junction')
  }
  await link('rapport-crm', fileURLToPath(packageFolder))
  for (const name of Object.keys(dependencies ?? {})) {
    const found = own.resolve
      .paths(name)!
      .map((place) => join(place, name))
      .find((path) => existsSync(path))
    if (found !== undefined) await link(name, found)
  }
}

/**
 * Builds the package of a plugin, installs it into an empty folder with this Rapport, and runs the check there on what was
 * installed. Then writes the package and the lock of its graph. Throws CliError if one of it fails; nothing is written then.
 */
export const packPlugin = async (
  name: string,
  out: string,
  say: (line: string) => void,
): Promise<{ readonly tarball: string; readonly lock: string }> => {
  const folder = [resolve(name), resolve('plugins', name)].find((path) => existsSync(join(path, 'package.json')))
  if (folder === undefined) throw new CliError(`expected a folder of a plugin with a package.json, got ${name}`)
  const { entry, dependencies } = await findPlugin(folder, undefined)
  const host = await loadPlugins([...dependencies, { ...entry, enabled: true }], createLog('silent'))
  const { id, isAlive, spec, stage, error, hint } = host.find(entry.id)!
  if (!isAlive) throw new CliError(`${id} fails at ${stage}: ${error}; ${hint}`)
  const place = await mkdtemp(join(tmpdir(), 'rapport-pack-'))
  try {
    const staged = join(place, 'package')
    await build(folder, staged)
    const json = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
    const { devDependencies: _dev, scripts: _scripts, files: _files, private: _private, ...published } = json
    const shown = { ...published, version: spec!.version, exports: { types: './index.d.ts', default: './index.js' } }
    await writeFile(join(staged, 'package.json'), `${JSON.stringify(shown, undefined, 2)}\n`)
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', place], { cwd: staged })
    const [packed] = z.tuple([z.object({ filename: z.string() })]).parse(JSON.parse(stdout))
    say(`built ${packed.filename}`)
    const empty = join(place, 'empty')
    await mkdir(empty)
    await writeFile(join(empty, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n')
    const install = ['install', '--legacy-peer-deps', '--no-fund', '--no-audit', '--prefer-offline']
    await run('npm', [...install, join(place, packed.filename)], { cwd: empty })
    await installRapport(empty)
    const entries = [`{ id: '${id}', import: () => import('${json.name}') }`]
    for (const { id: other } of dependencies) entries.push(`...standard.filter(({ id }) => id === '${other}')`)
    await writeFile(
      join(empty, 'rapport.config.js'),
      `import { plugins as standard } from 'rapport-crm/plugins'\nexport const plugins = [${entries.join(', ')}]\nvoid standard\n`,
    )
    say('installed it into an empty Rapport; the check there says:')
    const check = spawn(
      process.execPath,
      [join(fileURLToPath(packageFolder), 'bin/rapport.js'), 'plugin', 'check', id],
      { cwd: empty, stdio: 'inherit', env: { ...process.env, DATA_DIR: join(empty, 'data') } },
    )
    const [code] = (await once(check, 'exit')) as [number | null]
    if (code !== 0) throw new CliError(`${id} was not packed, for it fails the check when it is installed`)
    const tarball = join(out, basename(packed.filename))
    await mkdir(out, { recursive: true })
    await cp(join(place, packed.filename), tarball)
    const lock = fileURLToPath(lockFileOf(pathToFileURL(join(folder, 'schema.graphql'))))
    await writeFile(lock, printLock({ version: spec!.version, sdl: host.sdlOf(id, core) }))
    return { tarball, lock: relative('.', lock) }
  } catch (failure) {
    if (failure instanceof CliError) throw failure
    throw new CliError(`${id} could not be packed: ${failure instanceof Error ? failure.message : String(failure)}`, {
      cause: failure,
    })
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}
