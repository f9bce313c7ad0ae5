import type { Reporter, TestCase } from 'vitest/node'

/** Tests that may pass only when they are tried again, in one run. */
const maxRetried = 3
const slowestShown = 10

/** Says after a run which tests were tried again, and fails it where they are more than a few; and which were slowest. */
export default class RunReporter implements Reporter {
  readonly #tests: { readonly name: string; readonly ms: number; readonly retries: number }[] = []

  onTestCaseResult(test: TestCase): void {
    const { duration = 0, retryCount = 0 } = test.diagnostic() ?? {}
    this.#tests.push({ name: `${test.module.relativeModuleId}: ${test.fullName}`, ms: duration, retries: retryCount })
  }

  onTestRunEnd(): void {
    const say = (line: string) => process.stdout.write(`${line}\n`)
    say('the slowest tests:')
    for (const { name, ms } of this.#tests.toSorted((a, b) => b.ms - a.ms).slice(0, slowestShown))
      say(`  ${(ms / 1_000).toFixed(1).padStart(6)} s  ${name}`)
    const retried = this.#tests.filter(({ retries }) => retries > 0)
    say(`tried again: ${retried.length}`)
    for (const { name, retries } of retried) say(`  ${retries} ${retries === 1 ? 'time' : 'times'}  ${name}`)
    if (retried.length <= maxRetried) return
    say(`expected at most ${maxRetried} tests to be tried again`)
    process.exitCode = 1
  }
}
