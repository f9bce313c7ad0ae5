import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFolder } from '../core/program.ts'

/** What a server reads of a folder, in time of its start. */
const isSource = (path: string): boolean =>
  /\.(ts|tsx|js|mjs|cjs|json|graphql|env)$/.test(path) &&
  !/\.(test|d)\.ts$|package-lock\.json$|schema\.lock\.graphql$/.test(path)

/** Folders that have no source of the server, or many files of others. */
const isSkipped = (name: string): boolean => /^(node_modules|data|dist|tests|\..*)$/.test(name)

/** A file as it was last seen: `stamp` differs after every write and every replacement, `digest` once its content does. */
interface Seen {
  readonly stamp: string
  readonly digest: string
}

const stampOf = (path: string): string | undefined => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}` : undefined
}

/** The sources in a folder and below it; what is deleted meanwhile is none. */
const sourcesBelow = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return isSkipped(entry.name) ? [] : sourcesBelow(path)
      return isSource(path) ? [path] : []
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/**
 * The sources of a folder, and files elsewhere that are added. They are looked at whenever somebody asks what has changed: the notices of
 * file systems end for a file that an editor replaces by another of its name, and do not come from all of them.
 */
export class WatchedFiles {
  readonly #folder: string
  readonly #elsewhere = new Set<string>()
  readonly #seen = new Map<string, Seen>()

  constructor(folder: string) {
    this.#folder = resolve(folder)
    this.changes()
  }

  /** Adds a file if it is none of the folder, of a package or of Rapport. */
  add(path: string): void {
    if (!relative(this.#folder, path).startsWith('..') || this.#elsewhere.has(path)) return
    if (/[\\/]node_modules[\\/]/.test(path) || path.startsWith(fileURLToPath(packageFolder))) return
    this.#elsewhere.add(path)
    this.#look(path)
  }

  /** The files whose content is another one than when this was last asked, relative to the folder; deleted ones say so. */
  changes(): string[] {
    const paths = new Set([...sourcesBelow(this.#folder), ...this.#elsewhere, ...this.#seen.keys()])
    return [...paths].flatMap((path) => this.#look(path) ?? []).toSorted()
  }

  /** What is to be said of a file that has changed since it was last seen. */
  #look(path: string): string | undefined {
    const name = relative(this.#folder, path)
    const before = this.#seen.get(path)
    try {
      const stamp = stampOf(path)
      if (stamp !== undefined && stamp === before?.stamp) return undefined
      if (stamp !== undefined) {
        const digest = createHash('sha256').update(readFileSync(path)).digest('base64')
        this.#seen.set(path, { stamp, digest })
        return digest === before?.digest ? undefined : name
      }
    } catch (error) {
      // Deleted since it was listed.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    return this.#seen.delete(path) ? `${name} (deleted)` : undefined
  }
}
