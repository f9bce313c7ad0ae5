import { fork, type ChildProcess } from 'node:child_process'
import type { CallOrder, CallReport } from './request-client.ts'

/** A process that calls a server at an even rate and clocks the answers. */
export class Caller {
  readonly #child: ChildProcess = fork(new URL('./request-client.ts', import.meta.url), { execArgv: [] })

  /** Calls until `end` is called, or until the variables are used up. */
  start(
    order: CallOrder,
    onCall?: (report: Extract<CallReport, { kind: 'call' }>) => void,
  ): { readonly done: Promise<Extract<CallReport, { kind: 'done' }>>; end(): void } {
    const done = new Promise<Extract<CallReport, { kind: 'done' }>>((resolve) => {
      const listen = (report: CallReport) => {
        if (report.kind === 'call') return onCall?.(report)
        this.#child.off('message', listen)
        resolve(report)
      }
      this.#child.on('message', listen)
    })
    this.#child.send(order)
    return { done, end: () => void this.#child.send('stop') }
  }

  stop(): void {
    this.#child.kill()
  }
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!

/** The figures of a list of latencies. */
export const latencyFigures = (latenciesMs: readonly number[]) => {
  const sorted = latenciesMs.toSorted((a, b) => a - b)
  return {
    p50Ms: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    p99Ms: quantile(sorted, 0.99),
    maxMs: sorted.at(-1)!,
  }
}
