#!/usr/bin/env node
// Plain JavaScript, because it also runs on a Node that is too old for the rest: then the project's own Node takes over.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const rapport = fileURLToPath(new URL('./rapport.ts', import.meta.url))
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const [major, minor] = process.versions.node.split('.').map(Number)
const isRecent = major > 22 || (major === 22 && minor >= 18)
const own = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))

if (!isRecent && !existsSync(own)) {
  process.stderr.write(
    `Rapport needs Node 22.18 or newer, this is ${process.versions.node}; run npm ci or install a newer Node\n`,
  )
  process.exit(1)
}
const child = spawn(isRecent ? process.execPath : own, ['--import', tsx, rapport, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
// The terminal sends its signals to both; one that was sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
