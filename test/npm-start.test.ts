import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/postgres.ts'
import { serverProcess, type ServerProcess } from './support/server-process.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
let database: TestDatabase
let server: ServerProcess
beforeAll(async () => {
  database = await createTestDatabase()
  server = await serverProcess(database.url)
})
afterAll(async () => {
  await server?.dispose()
  await database?.drop()
})

it('a SIGTERM to npm start stops the server, too', { timeout: 120_000 }, async () => {
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, ...server.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  while (!output.includes('Rapport is ready')) {
    expect(npm.exitCode, output).toBeNull()
    await delay(50)
  }
  const ended = once(npm, 'exit')
  npm.kill('SIGTERM')
  await ended
  const isUp = () =>
    fetch(`${server.url}/livez`).then(
      () => true,
      () => false,
    )
  // The server outlives npm for a moment: it hands back its work.
  while (await isUp()) await delay(100)
})
