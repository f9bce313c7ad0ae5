import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { packageFolder } from '../core/program.ts'
import { print } from './command.ts'
import { WatchedFiles } from './watched-files.ts'
import { withDatabase } from './with-database.ts'

/** What the server tells: that it is up, and, where the environment asks Node for it, the files that it has imported. */
const news = z.union([
  z.object({ ready: z.string() }),
  z.object({ 'watch:import': z.array(z.string()) }).transform((message) => ({ imported: message['watch:import'] })),
])

const lookMs = 300
/** Editors write a file in several steps, and several files at once. */
const settleMs = 150

/**
 * Runs the server of this folder and starts it again when a source changes, here or where the server has imported one from, until a
 * signal ends it. The database is started once. Says what changed, and how long the new start took; why a plugin does not come up, the server says itself.
 */
export const runWhileFilesChange = (): Promise<number> =>
  withDatabase(async (databaseUrl) => {
    const files = new WatchedFiles('.')
    const over = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => over.abort())
    /** Waits, unless a signal ends everything. */
    const wait = (ms: number) => delay(ms, undefined, { signal: over.signal }).catch(() => undefined)
    let server: ChildProcess | undefined
    const start = (): ChildProcess => {
      const began = performance.now()
      const child = spawn(process.execPath, [fileURLToPath(new URL('bin/rapport.js', packageFolder)), 'start'], {
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
        // As under Node's own watch mode: a stop waits for nobody, and Node tells what it imports.
        env: { LOG_FORMAT: 'readable', ...process.env, DATABASE_URL: databaseUrl, WATCH_REPORT_DEPENDENCIES: '1' },
      })
      child.on('message', (message) => {
        const { data } = news.safeParse(message)
        if (!data) return
        if ('ready' in data) void report(data.ready, `up after ${((performance.now() - began) / 1_000).toFixed(1)} s`)
        else for (const url of data.imported) if (url.startsWith('file:')) files.add(fileURLToPath(url))
      })
      child.once('exit', (code) => {
        if (child === server && !over.signal.aborted)
          print(`the server ended with ${code}; it starts again when a file changes`)
      })
      return child
    }
    const stop = async (child: ChildProcess) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    /** The files that have changed, once nothing changes any more. */
    const takeChanges = async (): Promise<string[]> => {
      const names = new Set<string>()
      for (let changes = files.changes(); changes.length > 0; changes = files.changes()) {
        for (const name of changes) names.add(name)
        await wait(settleMs)
      }
      return [...names].toSorted()
    }
    const report = async (url: string, what: string) => print(await pluginLines(url, what))
    print('starting the server; it starts again whenever a file changes')
    server = start()
    for (;;) {
      await wait(lookMs)
      if (over.signal.aborted) break
      const changed = await takeChanges()
      if (changed.length === 0) continue
      print(`changed: ${changed.join(', ')}; starting again`)
      const old = server
      server = undefined
      await stop(old)
      server = start()
    }
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
