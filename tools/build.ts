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
const template = 'src/cli/plugin-template'

/** Every file that the build reads. */
const sources = (): string[] => [
  ...globSync(['src/**/*', 'plugins/**/*', 'migrations/*.ts'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name)),
  ...['rapport.config.ts', 'tsconfig.json', 'tsconfig.build.json', 'tools/build.ts']
    .map((name) => join(root, name))
    .filter((file) => existsSync(file)),
]

const fingerprint = (): string => {
  const hash = createHash('sha256')
  for (const file of sources().toSorted()) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file}\0${mtimeMs}\0${size}\n`)
  }
  return hash.digest('hex')
}

const stampOf = (made: string, declarations: boolean): string => `${made}${declarations ? ' with declarations' : ''}\n`

/** What the code reads at run time: not its own sources, nor what is about them. */
const isAsset = (path: string): boolean =>
  path.startsWith(`${template}/`) || !/\.(ts|md)$|(^|\/)package\.json$|(^|\/)fixtures\//.test(path)

const compiler = (): string | undefined => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  } catch {
    return undefined
  }
}

/** Where a source has changed: compiles into a folder of its own, which takes the place of `dist/` when it is whole. Gives what is wrong, if anything. */
const build = ({ declarations }: { readonly declarations: boolean }): string | undefined => {
  const made = fingerprint()
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
      if (!entry.isFile() || !isAsset(path)) continue
      mkdirSync(dirname(join(fresh, path)), { recursive: true })
      cpSync(join(root, path), join(fresh, path))
    }
    writeFileSync(join(fresh, 'sources'), stampOf(made, declarations))
    rmSync(dist, { recursive: true, force: true })
    renameSync(fresh, dist)
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** As a start does it: the JavaScript only, not checked, in a second or two. Says whether there is something to run now. */
export const buildWhereStale = (): boolean => {
  const problem = build({ declarations: false })
  if (problem === undefined) return true
  process.stderr.write(`dist/ cannot be built: ${problem}\n`)
  process.exitCode = 1
  return false
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isPrepare = process.argv.includes('--prepare')
  const problem = build({ declarations: !isPrepare })
  if (problem !== undefined) {
    process.stderr.write(`dist/ is not built: ${problem}\n`)
    // An installation without development dependencies is one that was asked for.
    process.exitCode = isPrepare && compiler() === undefined ? 0 : 1
  }
}
