import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Whether this process runs the TypeScript sources, as development and tests do, rather than the build. */
const runsSources = import.meta.url.endsWith('.ts')

/** The folder of this package, with a slash at its end: package.json, `schema/` and `dist/` are in it. */
export const packageFolder = new URL(runsSources ? '../../' : '../../../', import.meta.url)

/** Whether this package is installed in another project rather than checked out. */
export const isInstalled = packageFolder.pathname.includes('/node_modules/')

/** The file of a module named by its TypeScript source: the source, or the JavaScript beside it if it was built. */
export const moduleFile = (source: URL): URL => {
  if (!source.pathname.endsWith('.ts') || source.protocol !== 'file:' || existsSync(source)) return source
  const built = new URL(source)
  built.pathname = `${source.pathname.slice(0, -'ts'.length)}js`
  return existsSync(built) ? built : source
}

/** The source from which a built file was made, in a checkout; the file itself if it has none. */
export const sourceFile = (file: URL): URL => {
  const dist = new URL('dist/', packageFolder).href
  if (!file.href.startsWith(dist)) return file
  const source = new URL(file.href.slice(dist.length), packageFolder)
  return existsSync(new URL('.', source)) ? source : file
}

/** Lets Node find the sources of this package behind its exports; nothing if it runs the build. */
export const sourceConditions: readonly string[] = runsSources ? ['--conditions=rapport-source'] : []

/** Arguments for a Node process that runs one of our programs with everything that it imports. */
export const programArguments: readonly string[] = runsSources
  ? [...sourceConditions, '--import', fileURLToPath(new URL('./typescript-loader.ts', import.meta.url))]
  : []
