import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startWatchdog } from './watchdog.ts'

// A process that is watched: the first argument says what becomes of it.
const [what, parent] = process.argv.slice(2)

const block = (): never => {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000)
}

switch (what ?? '') {
  case 'block':
    startWatchdog({ name: 'the test', stallMs: 1_000 })
    setTimeout(block, 100)
    break
  case 'stop':
    startWatchdog({ name: 'the test', stopMs: 1_000 }).stopping()
    setInterval(() => {}, 1_000)
    break
  case 'turn':
    startWatchdog({ name: 'the test', stallMs: 1_000 })
    setTimeout(() => {}, 3_000)
    break
  case 'parent': {
    const args = [
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(import.meta.url),
      'orphan',
      String(process.pid),
    ]
    const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.on('data', (text: Buffer) => process.stdout.write(text))
    break
  }
  case 'orphan':
    startWatchdog({ name: 'the orphan', parent: Number(parent), stallMs: 0 })
    setTimeout(() => {
      process.stdout.write(`${process.pid}\n`, block)
    }, 500)
    break
  default:
    throw new Error(`expected block, stop, turn, parent or orphan, got ${what}`)
}
