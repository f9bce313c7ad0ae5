#!/usr/bin/env node
// Plain JavaScript, because it also runs on a Node that is too old for the rest: then the project's own Node takes over.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const own = at('node_modules/node/bin/node')
const [major, minor] = process.versions.node.split('.').map(Number)

const runOnOwnNode = () => {
  const child = spawn(own, process.argv.slice(1), { stdio: 'inherit' })
  // The terminal sends its signals to both; one that was sent to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

if (major > 22 || (major === 22 && minor >= 18)) {
  // A checkout has the tools to build with; the package does not.
  const isReady = !existsSync(at('tools/build.ts')) || (await import('../tools/build.ts')).buildWhereStale()
  if (isReady) {
    // What was compiled once is not compiled again, nor in the processes that this one starts. It goes with the build; where nothing
    // can be written, there is none.
    process.env.NODE_COMPILE_CACHE ??= at('dist/compiled')
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
    await import('../dist/src/cli/rapport.js')
  }
} else if (existsSync(own)) {
  runOnOwnNode()
} else {
  process.stderr.write(
    `Rapport needs Node 22.18 or newer, this is ${process.versions.node}; ` +
      (existsSync(at('tools/build.ts')) ? 'run npm ci' : 'add one to this project: npm install node@24') +
      ', or install a newer one from https://nodejs.org\n',
  )
  process.exit(1)
}
