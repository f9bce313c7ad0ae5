import { existsSync, readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as Esbuild from 'esbuild'

const require = createRequire(import.meta.url)

/** As in tsconfig.json: the decorators that type-graphql and MikroORM use. */
const options: Esbuild.TransformOptions = {
  loader: 'ts',
  format: 'esm',
  target: 'es2024',
  // Entities and types are identified by the names of their classes.
  keepNames: true,
  sourcemap: 'inline',
  sourcesContent: false,
  tsconfigRaw: {
    compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false, verbatimModuleSyntax: true },
  },
}

/** The JavaScript of a file of TypeScript, with decorators and without a source map of its own file. */
export const compileTypeScript = (source: string, path: string): string => {
  const { transformSync }: typeof Esbuild = require('esbuild')
  return transformSync(source, { ...options, sourcemap: false, sourcefile: path }).code
}

let isRegistered = false

/**
 * Lets this thread import TypeScript with decorators, which Node alone cannot: the sources of this package in
 * development, and a user's plugins. A relative import of `x.js` finds `x.ts` if there is no `x.js`. Idempotent; the
 * compiler is loaded with the first file.
 */
export const importTypeScript = (): void => {
  if (isRegistered) return
  isRegistered = true
  process.setSourceMapsEnabled(true)
  registerHooks({
    resolve: (specifier, context, next) => {
      if (/^\.{1,2}\//.test(specifier) && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
        const asked = new URL(specifier, context.parentURL)
        const source = new URL(`${asked.href.slice(0, -'js'.length)}ts`)
        if (!existsSync(asked) && existsSync(source)) return next(source.href, context)
      }
      return next(specifier, context)
    },
    load: (url, context, next) => {
      const [file = ''] = url.split(/[?#]/)
      if (!file.startsWith('file:') || !file.endsWith('.ts')) return next(url, context)
      const path = fileURLToPath(file)
      const { transformSync }: typeof Esbuild = require('esbuild')
      const { code } = transformSync(readFileSync(path, 'utf8'), { ...options, sourcefile: path })
      return { format: 'module', source: code, shortCircuit: true }
    },
  })
}
