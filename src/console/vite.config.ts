import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** The server behind Vite's development server. */
const server = process.env['RAPPORT_URL'] ?? 'http://127.0.0.1:4000'
const root = join(import.meta.dirname, 'web')

/** Writes `.br` and `.gz` beside each text file, so that the server need not compress. */
const compress = (): Plugin => {
  let outDir = ''
  return {
    name: 'compress',
    apply: 'build',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle: async () => {
      const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
      await Promise.all(
        files
          .filter((name) => /\.(?:js|css|html)$/.test(name))
          .map(async (name) => {
            const path = join(outDir, name)
            const content = await readFile(path)
            await writeFile(`${path}.br`, await promisify(brotliCompress)(content))
            await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
          }),
      )
    },
  }
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [compress()],
  resolve: { alias: { 'rapport-crm/console': join(root, 'kit.ts') }, dedupe: ['react', 'react-dom'] },
  build: {
    outDir: join(import.meta.dirname, '../../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy allows neither inline scripts nor fonts as data URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // Packages that also render on servers say so in each file; here that means nothing.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      input: { index: join(root, 'index.html'), graphiql: join(root, 'graphiql.html') },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/graphiql/operations.json': server,
      '/imports': server,
      '/demo': server,
      '^/panels/[^/]+/[^/]+\\.m?js$': server,
      '/favicon.svg': server,
    },
  },
})
