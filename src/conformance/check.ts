/** What the conformance kit checks in a plugin, in this order. */
export const checkNames = [
  'manifest',
  'config refuses unknown keys',
  'loads',
  'no conflicts',
  'schema',
  'panels fit the graph',
  'SDL is current',
  'nothing breaks without a major version',
  'fields have a description',
  'fields have a permission',
  'reads the core through views',
  'migrations go up, down and up again',
  'personal data is classed',
  'starts',
  'models can be trained',
  'scores can be replayed',
  'changed features can be asked about',
  'drift is measured',
  'jobs can run twice',
  'training is deterministic',
  'features know nothing later',
  'no N+1',
  'nothing holds the thread',
  'memory does not grow',
  'tasks are deterministic',
  'tasks can be cancelled',
  'tasks survive one that runs out of memory',
  'stops',
] as const
export type CheckName = (typeof checkNames)[number]

/** The outcome of a check. */
export interface CheckResult {
  readonly name: CheckName
  /** `skip`: the plugin has nothing of the kind, or an earlier failure prevents the check. */
  readonly outcome: 'pass' | 'FAIL' | 'skip'
  /** What the check found, in a line. */
  readonly detail: string
  /** What to do about a failure. */
  readonly hint?: string
}

/** Ends a check as failed. */
export class CheckFailure extends Error {
  readonly hint: string

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}

/** Skips a check that does not apply to the plugin. */
export class NothingToCheck extends Error {}

/** The results of a plugin, check by check. */
export class Results {
  readonly all: CheckResult[] = []
  readonly #onResult: (result: CheckResult) => void

  constructor(onResult: (result: CheckResult) => void) {
    this.#onResult = onResult
  }

  get hasFailed(): boolean {
    return this.all.some(({ outcome }) => outcome === 'FAIL')
  }

  add(result: CheckResult): void {
    this.all.push(result)
    this.#onResult(result)
  }

  /** Runs one check; `work` returns what it found. Returns whether the checks after it can run. */
  async run(name: CheckName, work: () => Promise<string> | string): Promise<boolean> {
    try {
      this.add({ name, outcome: 'pass', detail: await work() })
      return true
    } catch (error) {
      if (error instanceof NothingToCheck) {
        this.add({ name, outcome: 'skip', detail: error.message })
        return true
      }
      const detail = error instanceof Error ? error.message : String(error)
      const hint = error instanceof CheckFailure ? error.hint : 'the check itself failed; see the error'
      this.add({ name, outcome: 'FAIL', detail, hint })
      return false
    }
  }

  /** Records that the remaining checks were not run, without telling of each. */
  skipRest(): void {
    for (const name of checkNames)
      if (!this.all.some((result) => result.name === name))
        this.all.push({ name, outcome: 'skip', detail: 'an earlier failure prevents this check' })
  }
}
