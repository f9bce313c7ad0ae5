import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Tests that may pass only when they are tried again, in one run. */
const maxRetried = 3
const shown = 10

const seconds = (ms: number): string => (ms / 1_000).toFixed(1).padStart(6)
const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * Says after a run which tests and files were slowest, what they cost the processors, and which tests were tried again; fails the run
 * where those are more than a few.
 */
export default class RunReporter implements Reporter {
  readonly #tests: { readonly name: string; readonly ms: number; readonly retries: number }[] = []
  readonly #files: { readonly name: string; readonly ms: number; readonly cpuMs: number; readonly ownMs: number }[] = []

  onTestCaseResult(test: TestCase): void {
    const { duration = 0, retryCount = 0 } = test.diagnostic() ?? {}
    this.#tests.push({ name: `${test.module.relativeModuleId}: ${test.fullName}`, ms: duration, retries: retryCount })
  }

  onTestModuleEnd(file: TestModule): void {
    const { duration, collectDuration, setupDuration } = file.diagnostic()
    const { ownMs = 0, programsMs = 0 } = file.meta().cpu ?? {}
    const ms = duration + collectDuration + setupDuration
    this.#files.push({ name: file.relativeModuleId, ms, cpuMs: ownMs + programsMs, ownMs })
  }

  onTestRunEnd(): void {
    say('the slowest tests:')
    for (const { name, ms } of this.#tests.toSorted((a, b) => b.ms - a.ms).slice(0, shown))
      say(`  ${seconds(ms)} s  ${name}`)
    const ownMs = this.#files.reduce((sum, file) => sum + file.ownMs, 0)
    const cpuMs = this.#files.reduce((sum, file) => sum + file.cpuMs, 0)
    say(
      `processor time of ${this.#files.length} ${this.#files.length === 1 ? 'file' : 'files'}: ${seconds(cpuMs).trim()} s, of which ${seconds(cpuMs - ownMs).trim()} s in programs that they started; the dearest:`,
    )
    for (const { name, ms, cpuMs: cpu } of this.#files.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, shown))
      say(`  ${seconds(cpu)} s in ${seconds(ms)} s  ${name}`)
    const retried = this.#tests.filter(({ retries }) => retries > 0)
    say(`tried again: ${retried.length}`)
    for (const { name, retries } of retried) say(`  ${retries} ${retries === 1 ? 'time' : 'times'}  ${name}`)
    if (retried.length <= maxRetried) return
    say(`expected at most ${maxRetried} tests to be tried again`)
    process.exitCode = 1
  }
}
