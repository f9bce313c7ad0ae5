import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Builds `dist/` where a source has changed: JavaScript, declarations and what the code reads beside itself, laid out as the sources
// are. With `--prepare`, as npm calls it after an installation, it builds what a start needs, and it is no error that the compiler is
// not there.

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
/** Says of which sources `dist/` was made. */
const stamp = join(dist, 'sources')
/** The web console, which Vite builds, and what says of which sources. */
const consoleDist = join(dist, 'console')
const consoleStamp = join(consoleDist, 'sources')
const template = 'src/cli/plugin-template'

/** Files of browsers: the console itself, and panels of plugins that are built with it. */
const isOfConsole = (path: string): boolean => /(^|\/)(src\/console\/web|plugins\/[^/]+\/console)\//.test(path)

const filesOf = (patterns: readonly string[]): string[] =>
  globSync([...patterns], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))

/** Every file that the build of the server reads. */
const sources = (): string[] => [
  ...filesOf(['src/**/*', 'plugins/**/*', 'migrations/*.ts']).filter((file) => !isOfConsole(file)),
  ...['rapport.config.ts', 'tsconfig.json', 'tsconfig.build.json', 'tools/build.ts']
    .map((name) => join(root, name))
    .filter((file) => existsSync(file)),
]

/** Every file that the build of the console reads. */
const consoleSources = (): string[] => [
  ...filesOf(['src/console/web/**/*', 'src/console/vite.config.ts', 'plugins/*/console/**/*']),
  join(root, 'package.json'),
]

const fingerprint = (files: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of files.toSorted()) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file}\0${mtimeMs}\0${size}\n`)
  }
  return hash.digest('hex')
}

const stampOf = (made: string, declarations: boolean): string => `${made}${declarations ? ' with declarations' : ''}\n`

/** What the code reads at run time: not its own sources, nor what is about them. */
const isAsset = (path: string): boolean =>
  path.startsWith(`${template}/`) || !/\.(ts|md)$|(^|\/)package\.json$|(^|\/)fixtures\//.test(path)

/** The program of a development dependency; undefined where it is not installed. */
const programOf = (name: string, file: string): string | undefined => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file)
  } catch {
    return undefined
  }
}
const compiler = (): string | undefined => programOf('typescript', 'bin/tsc')

/** Where a source of the console has changed: builds it, and keeps what was there where that fails. Gives what is wrong, if anything. */
const buildConsole = (): string | undefined => {
  const made = fingerprint(consoleSources())
  if (existsSync(consoleStamp) && readFileSync(consoleStamp, 'utf8') === made) return undefined
  const vite = programOf('vite', 'bin/vite.js')
  if (vite === undefined) return 'Vite, a development dependency, is not installed; run npm ci with those'
  const fresh = `${dist}.console.${process.pid}`
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [vite, 'build', '--config', 'src/console/vite.config.ts', '--logLevel', 'error', '--outDir', fresh],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
    )
    if (status !== 0) return `the console cannot be built:\n${stdout}${stderr}`
    writeFileSync(join(fresh, 'sources'), made)
    rmSync(consoleDist, { recursive: true, force: true })
    renameSync(fresh, consoleDist)
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Where a source has changed: compiles into a folder of its own, which takes the place of `dist/` when it is whole. Gives what is wrong, if anything. */
const build = ({ declarations }: { readonly declarations: boolean }): string | undefined => {
  const made = fingerprint(sources())
  const present = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (present === stampOf(made, true) || (!declarations && present === stampOf(made, false))) return undefined
  const tsc = compiler()
  if (tsc === undefined) return 'TypeScript, a development dependency, is not installed; run npm ci with those'
  const fresh = `${dist}.${process.pid}`
  try {
    const quick = declarations ? [] : ['--declaration', 'false', '--noCheck']
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh, ...quick],
      { cwd: root, encoding: 'utf8' },
    )
    if (status !== 0) return `the sources do not compile:\n${stdout}${stderr}`
    for (const entry of globSync(['src/**/*', 'plugins/**/*'], { cwd: root, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(root.length)
      if (!entry.isFile() || !isAsset(path) || isOfConsole(path)) continue
      mkdirSync(dirname(join(fresh, path)), { recursive: true })
      cpSync(join(root, path), join(fresh, path))
    }
    writeFileSync(join(fresh, 'sources'), stampOf(made, declarations))
    if (existsSync(consoleDist)) renameSync(consoleDist, join(fresh, 'console'))
    rmSync(dist, { recursive: true, force: true })
    renameSync(fresh, dist)
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** As a start does it: the JavaScript only, not checked, in a second or two. Says whether there is something to run now. */
export const buildWhereStale = (): boolean => {
  const problem = build({ declarations: false }) ?? buildConsole()
  if (problem === undefined) return true
  process.stderr.write(`dist/ cannot be built: ${problem}\n`)
  process.exitCode = 1
  return false
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isPrepare = process.argv.includes('--prepare')
  const problem = build({ declarations: !isPrepare }) ?? buildConsole()
  if (problem !== undefined) {
    process.stderr.write(`dist/ is not built: ${problem}\n`)
    // An installation without development dependencies is one that was asked for.
    process.exitCode = isPrepare && compiler() === undefined ? 0 : 1
  }
}
