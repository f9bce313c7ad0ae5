import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../core/log.ts'

interface Stage {
  readonly name: string
  readonly stop: () => Promise<unknown>
  readonly limitMs: number
}

const defaultLimitMs = 3_000

/** What a process has brought up, to be taken down in reverse order, each part within its time limit. */
export class Stages {
  readonly #stages: Stage[] = []
  #stopping: Promise<void> | undefined

  /**
   * Adds a part. `limitMs`: how long its stop may take before it is left behind and the next one is stopped. @default
   * 3_000 // 3 seconds
   */
  add(name: string, stop: () => Promise<unknown>, limitMs = defaultLimitMs): void {
    this.#stages.push({ name, stop, limitMs })
  }

  /** The parts that have not stopped. */
  get left(): readonly string[] {
    return this.#stages.map(({ name }) => name)
  }

  get isStopping(): boolean {
    return this.#stopping !== undefined
  }

  /** Stops all parts. Idempotent; never rejects. */
  stop(log: Logger): Promise<void> {
    return (this.#stopping ??= this.#stop(log))
  }

  async #stop(log: Logger): Promise<void> {
    for (const stage of this.#stages.toReversed()) {
      const { name, stop, limitMs } = stage
      const over = new AbortController()
      const stopped = (async () => {
        try {
          await stop()
        } catch (error) {
          log.error({ part: name, err: error }, 'a part failed to stop')
        }
        over.abort()
        this.#stages.splice(this.#stages.indexOf(stage), 1)
      })()
      const late = delay(limitMs, 'late' as const, { signal: over.signal }).catch(() => 'over' as const)
      if ((await Promise.race([stopped, late])) === 'late')
        log.warn(`${name} did not stop within ${limitMs / 1_000} s and is left behind`)
    }
  }
}
