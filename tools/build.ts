import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

// Builds `dist/` where a source has changed: JavaScript, declarations and what the code reads beside itself, laid out as the sources
// are. After an installation npm calls `prepare.js`, which builds what a start needs; it is no error then that the compiler is not there.

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

/** The same for the same sources, wherever they are and whenever they were written: `dist/` may be copied along with them. */
const fingerprint = (files: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of files.toSorted()) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
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

/** What keeps something from being built. */
interface Problem {
  readonly text: string
  /** Whether it is no more than that the installation is one without development dependencies. */
  readonly isToolMissing: boolean
}
const failure = (text: string): Problem => ({ text, isToolMissing: false })
const noTool = (tool: string): Problem => ({
  text: `${tool}, a development dependency, is not installed; run npm ci with those`,
  isToolMissing: true,
})

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A build that was killed leaves the folder that it was writing, which is named after its process. */
const removeLeftovers = (): void => {
  for (const name of readdirSync(root)) {
    const pid = /^dist\.(?:console\.)?(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(root, name), { recursive: true, force: true })
  }
}

/** Where a source of the console has changed: builds it, and keeps what was there where that fails. Gives what is wrong, if anything. */
const buildConsole = (): Problem | undefined => {
  const made = fingerprint(consoleSources())
  if (existsSync(consoleStamp) && readFileSync(consoleStamp, 'utf8') === made) return undefined
  const vite = programOf('vite', 'bin/vite.js')
  if (vite === undefined) return noTool('Vite')
  removeLeftovers()
  const fresh = `${dist}.console.${process.pid}`
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [vite, 'build', '--config', 'src/console/vite.config.ts', '--logLevel', 'error', '--outDir', fresh],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
    )
    if (status !== 0) return failure(`the console cannot be built:\n${stdout}${stderr}`)
    writeFileSync(join(fresh, 'sources'), made)
    rmSync(consoleDist, { recursive: true, force: true })
    renameSync(fresh, consoleDist)
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Where a source has changed: compiles into a folder of its own, which takes the place of `dist/` when it is whole. Gives what is wrong, if anything. */
const build = ({ declarations }: { readonly declarations: boolean }): Problem | undefined => {
  const made = fingerprint(sources())
  const present = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (present === stampOf(made, true) || (!declarations && present === stampOf(made, false))) return undefined
  const tsc = programOf('typescript', 'bin/tsc')
  if (tsc === undefined) return noTool('TypeScript')
  removeLeftovers()
  const fresh = `${dist}.${process.pid}`
  try {
    const quick = declarations ? [] : ['--declaration', 'false', '--noCheck']
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh, ...quick],
      { cwd: root, encoding: 'utf8' },
    )
    if (status !== 0) return failure(`the sources do not compile:\n${stdout}${stderr}`)
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

const warn = (text: string): void => void process.stderr.write(`${text}\n`)

/**
 * As a start does it: the JavaScript only, not checked, in a second or two. Says whether there is something to run now; that may be
 * an older build, with a warning, where there is nothing to build a new one with.
 */
export const buildWhereStale = (): boolean => {
  for (const [made, step] of [
    [stamp, () => build({ declarations: false })] as const,
    [consoleStamp, buildConsole] as const,
  ]) {
    const problem = step()
    if (problem === undefined) continue
    if (problem.isToolMissing && existsSync(made)) {
      warn(`warning: ${relative(root, dirname(made))}/ is not of these sources, and runs as it is: ${problem.text}`)
      continue
    }
    warn(`dist/ cannot be built: ${problem.text}`)
    process.exitCode = 1
    return false
  }
  return true
}

/** As npm does it after an installation. One without development dependencies was asked for: it is no error that nothing can be built. */
export const prepare = (): void => {
  const problem = build({ declarations: false }) ?? buildConsole()
  if (problem === undefined) return
  warn(`dist/ is not built: ${problem.text}`)
  if (!problem.isToolMissing) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = build({ declarations: true }) ?? buildConsole()
  if (problem !== undefined) {
    warn(`dist/ is not built: ${problem.text}`)
    process.exitCode = 1
  }
}
