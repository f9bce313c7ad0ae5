import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { moduleAddress } from '../contract/panels.ts'
import { consolePaths } from '../contract/console-paths.ts'
import { favicon, notBuiltPage } from './pages.ts'
import { readOperations } from './operations.ts'

/** The folder of package.json, above this file whether it runs from its source or compiled. */
const packageRoot = (folder = import.meta.dirname): string =>
  existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder))

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const common =
  "default-src 'none'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Scripts, styles and connections only of this server; nothing inline. */
const consolePolicy = `${common}; style-src 'self'`

/** GraphiQL styles its editors inline and has fonts and icons in its style sheet. */
const graphiqlPolicy = `${common}; style-src 'self' 'unsafe-inline'; font-src 'self' data:`

/** One built file, with its compressed forms from the build. */
interface Asset {
  readonly type: string
  readonly plain: Buffer
  readonly br: Buffer | undefined
  readonly gzip: Buffer | undefined
}

const readAsset = async (path: string): Promise<Asset> => {
  const compressed = (suffix: string) => (existsSync(path + suffix) ? readFile(path + suffix) : undefined)
  const [plain, br, gzip] = await Promise.all([readFile(path), compressed('.br'), compressed('.gz')])
  return { type: types[extname(path)] ?? 'application/octet-stream', plain, br, gzip }
}

const send = (request: FastifyRequest, reply: FastifyReply, { type, plain, br, gzip }: Asset) => {
  reply.type(type).header('vary', 'accept-encoding')
  const accepted = request.headers['accept-encoding'] ?? ''
  if (br && /\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(br)
  if (gzip && /\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(gzip)
  return reply.send(plain)
}

export interface ConsoleOptions {
  /** What plugins add, with the files of those panels that are code. */
  readonly panels?: readonly { readonly plugin: string; readonly module: URL }[]
  /** Where the built console is. @default dist/console of this package */
  readonly folder?: string
}

/** Adds the console at `/` and GraphiQL at `/graphiql`, from what `npm run build` has built. */
export const addConsole = async (
  server: FastifyInstance,
  { panels = [], folder = join(packageRoot(), 'dist', 'console') }: ConsoleOptions = {},
): Promise<void> => {
  // Browsers request the second address on their own.
  for (const path of ['/favicon.svg', '/favicon.ico'])
    server.get(path, (_request, reply) =>
      reply.type(types['.svg']!).header('cache-control', 'max-age=86400').send(favicon),
    )
  server.get('/graphiql/operations.json', async () => readOperations(packageRoot()))
  const isBuilt = existsSync(join(folder, 'index.html'))
  const page = async (file: string, policy: string) => {
    const asset = isBuilt ? await readAsset(join(folder, file)) : undefined
    return (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('content-security-policy', policy).header('cache-control', 'no-cache')
      return asset ? send(request, reply, asset) : reply.code(503).type(types['.html']!).send(notBuiltPage)
    }
  }
  const console = await page('index.html', consolePolicy)
  server.get('/', console)
  for (const path of consolePaths) {
    server.get(`/${path}`, console)
    server.get(`/${path}/*`, console)
  }
  // Modules in TypeScript are built with the console; others are served as they are.
  for (const { plugin, module } of panels.filter((panel) => /\.m?js$/.test(panel.module.pathname))) {
    const content = await readFile(module)
    server.get(moduleAddress(plugin, module), (_request, reply) =>
      reply.type(types['.js']!).header('cache-control', 'no-cache').send(content),
    )
  }
  server.get('/graphiql', await page('graphiql.html', graphiqlPolicy))
  if (!isBuilt) return
  for (const file of await readdir(join(folder, 'assets'))) {
    if (/\.(?:br|gz)$/.test(file)) continue
    const asset = await readAsset(join(folder, 'assets', file))
    server.get(`/assets/${file}`, (request, reply) =>
      // The name holds a hash of the content.
      send(request, reply.header('cache-control', 'public, max-age=31536000, immutable'), asset),
    )
  }
}
