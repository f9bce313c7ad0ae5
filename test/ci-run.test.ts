import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

let folder: string
const script = (name: string, text: string) => {
  writeFileSync(join(folder, 'bin', name), `#!/bin/bash\n${text}\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-ci-'))
  mkdirSync(join(folder, 'bin'))
  cpSync(fileURLToPath(new URL('../.ci', import.meta.url)), join(folder, '.ci'), { recursive: true })
  // Not root: neither Chromium nor PostgreSQL of the system.
  script('id', 'echo 1000')
  script(
    'npm',
    `echo "ran $*"
     for option; do case $option in --outputFile.json=*) echo "$REPORT" > "\${option#*=}" ;; esac; done
     [[ " $* " != *" $FAILING "* ]]`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ci = (failing: string, failedTests = 0) => {
  const report = { numPassedTests: 7, numFailedTests: failedTests, numPendingTests: 2, numTodoTests: 0 }
  const { status, stdout } = spawnSync(join(folder, '.ci/run'), {
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      FAILING: failing,
      REPORT: JSON.stringify(report),
    },
  })
  const lines = stdout.trimEnd().split('\n')
  return { status, last: lines.at(-1), ran: lines.filter((line) => line.startsWith('ran ')).length, lines }
}

it('runs every stage and ends with the counts, whichever stage fails', () => {
  expect(ci('none')).toMatchObject({ status: 0, ran: 7, last: '7 passed, 0 failed, 2 skipped' })
  for (const failing of ['ci', 'check', 'build', 'packed', 'parity', 'bench'])
    expect(ci(failing), failing).toMatchObject({ status: 1, ran: 7, last: '7 passed, 1 failed, 2 skipped' })
})

it('does not count as green a run that failed without a failed test, as by an unhandled error', () => {
  const found = ci('test')
  expect(found).toMatchObject({ status: 1, ran: 7, last: '7 passed, 1 failed, 2 skipped' })
  expect(found.lines).toContain('failed: embedded.json')
  expect(ci('test', 3)).toMatchObject({ status: 1, last: '7 passed, 3 failed, 2 skipped' })
})
