import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }

// `npm run check` runs every script `check:…`, as many at a time as there are processors, and shows what each printed once it has ended.
// All of them run, whichever fails.

interface Outcome {
  readonly name: string
  readonly passed: boolean
}

const check = (name: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn('npm', ['run', '-s', name], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (printed += text.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      process.stdout.write(`${printed}== ${name}: ${((performance.now() - began) / 1_000).toFixed(1)} s\n`)
      resolve({ name, passed: code === 0 })
    })
  })

const waiting = Object.keys(manifest.scripts).filter((name) => name.startsWith('check:'))
const outcomes: Outcome[] = []
const work = async (): Promise<void> => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) outcomes.push(await check(name))
}
await Promise.all(Array.from({ length: availableParallelism() }, work))

const failed = outcomes.filter(({ passed }) => !passed).map(({ name }) => name)
if (failed.length > 0) {
  process.stderr.write(`failed: ${failed.join(', ')}\n`)
  process.exitCode = 1
}
