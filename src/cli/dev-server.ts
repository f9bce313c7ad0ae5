import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { packageFolder } from '../core/program.ts'
import { print } from './command.ts'
import { withDatabase } from './with-database.ts'

/** What Node reports of the files that a process has imported, where the environment asks for it. */
const reported = z.object({ 'watch:import': z.array(z.string()) })

/** Editors write a file in several steps, and several files at once. */
const settleMs = 150
/** What a server reads of this folder, in time of its start. */
const isSource = (path: string): boolean =>
  /\.(ts|tsx|js|mjs|cjs|json|graphql|env)$/.test(path) &&
  !/(^|[\\/])(node_modules|data|dist|tests|\.[^\\/]+)[\\/]|\.(test|d)\.ts$|package-lock\.json$|schema\.lock\.graphql$/.test(
    path,
  )

/** Whether a file is none of this folder, of a package or of Rapport. */
const isElsewhere = (path: string): boolean =>
  relative('.', path).startsWith('..') &&
  !/[\\/]node_modules[\\/]/.test(path) &&
  !path.startsWith(fileURLToPath(packageFolder))

/**
 * Runs the server of this folder and starts it again when a source changes, here or where the server has imported one from, until a
 * signal ends it. The database is started once. Says what changed, and how long the new start took; why a plugin does not come up, the server says itself.
 */
export const runWhileFilesChange = (): Promise<number> =>
  withDatabase(async (databaseUrl) => {
    const changed = new Set<string>()
    const contents = new Map<string, string>()
    let wake = Promise.withResolvers<void>()
    let isOver = false
    const watchers = new Map<string, FSWatcher>()
    const note = (name: string) => {
      changed.add(name)
      setTimeout(() => wake.resolve(), settleMs)
    }
    /** Watches the folders that are there now, for one may be new. Not those of packages, which are large. */
    const watchFolders = () => {
      for (const entry of readdirSync('.', { withFileTypes: true })) {
        const { name: folder } = entry
        if (!entry.isDirectory() || watchers.has(folder) || !isSource(`${folder}/index.ts`)) continue
        const watcher = watch(folder, { recursive: true }, (_event, name) => {
          if (name !== null && isSource(join(folder, name))) note(join(folder, name))
        })
        watchers.set(folder, watcher)
      }
    }
    const elsewhere = new Set<string>()
    const watchElsewhere = (path: string) => {
      if (!isElsewhere(path) || elsewhere.has(path)) return
      elsewhere.add(path)
      const folder = dirname(path)
      if (watchers.has(folder)) return
      const watcher = watch(folder, (_event, name) => {
        if (name !== null && elsewhere.has(join(folder, name))) note(relative('.', join(folder, name)))
      })
      watchers.set(folder, watcher)
    }
    watchFolders()
    watchers.set(
      '.',
      watch('.', (_event, name) => {
        watchFolders()
        if (name !== null && isSource(name)) note(name)
      }),
    )
    let server: ChildProcess | undefined
    const end = () => {
      isOver = true
      wake.resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
    const start = (): ChildProcess => {
      const began = performance.now()
      const child = spawn(process.execPath, [fileURLToPath(new URL('bin/rapport.js', packageFolder)), 'start'], {
        stdio: ['inherit', 'pipe', 'inherit', 'ipc'],
        // As under Node's own watch mode: a stop waits for nobody, and Node tells what it imports.
        env: { ...process.env, DATABASE_URL: databaseUrl, WATCH_REPORT_DEPENDENCIES: '1' },
      })
      child.stdout!.on('data', (text: Buffer) => {
        process.stdout.write(text)
        const [, url] = /Rapport is ready.*?: (https?:\/\/[^/\s]+)/.exec(text.toString()) ?? []
        if (url !== undefined) void report(url, `up after ${((performance.now() - began) / 1_000).toFixed(1)} s`)
      })
      child.on('message', (message) => {
        for (const url of reported.safeParse(message).data?.['watch:import'] ?? [])
          if (url.startsWith('file:')) watchElsewhere(fileURLToPath(url))
      })
      child.once('exit', (code) => {
        if (child === server && !isOver) print(`the server ended with ${code}; it starts again when a file changes`)
      })
      return child
    }
    const stop = async (child: ChildProcess) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    /** The files that are not as they were, of those that somebody touched. */
    const takeChanges = async (): Promise<string[]> => {
      const names = [...changed].toSorted()
      changed.clear()
      const really: string[] = []
      for (const name of names) {
        const text = await readFile(name, 'utf8').catch(() => '')
        if (contents.get(name) !== text)
          really.push(statSync(name, { throwIfNoEntry: false }) ? name : `${name} (deleted)`)
        contents.set(name, text)
      }
      return really
    }
    const report = async (url: string, what: string) => print(await pluginLines(url, what))
    server = start()
    for (;;) {
      await wake.promise
      wake = Promise.withResolvers()
      if (isOver) break
      const files = await takeChanges()
      if (files.length === 0) continue
      print(`changed: ${files.join(', ')}; starting again`)
      const old = server
      server = undefined
      await stop(old)
      server = start()
    }
    for (const watcher of watchers.values()) watcher.close()
    await stop(server)
    return 0
  })

/** How the plugins of the running server are, in lines for people. */
const pluginLines = async (url: string, what: string): Promise<string> => {
  const { connect } = await import('./connection.ts')
  try {
    const { ask } = await connect({ url })
    const { plugins } = await ask<{
      plugins: { id: string; status: string; stage: string; error: string | null; hint: string | null }[]
    }>('{ plugins { id status stage error hint } }')
    const failed = plugins.filter(({ error }) => error !== null && error !== 'it is switched off')
    const lines = failed.map(
      ({ id, status, stage, error, hint }) => `${id} is ${status}, at ${stage}: ${error}; ${hint}`,
    )
    const active = plugins.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id)
    return [`${what}: ${active.join(', ')}`, ...lines].join('\n')
  } catch (error) {
    return `${what}; how the plugins are is not known: ${error instanceof Error ? error.message : String(error)}`
  }
}
