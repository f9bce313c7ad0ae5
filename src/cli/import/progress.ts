import { Presets, SingleBar } from 'cli-progress'
import { print } from '../command.ts'

/** Shows the progress of something: a bar on a terminal, an occasional line elsewhere. */
export interface Progress {
  /** `done` of `total`, in the unit named by the label. */
  update(done: number, total: number): void
  end(): void
}

const tenths = (done: number, total: number): number => (total === 0 ? 10 : Math.floor((done / total) * 10))

/** Starts to show the progress. `format` formats an amount, e.g. bytes as megabytes. */
export const showProgress = (label: string, format: (amount: number) => string = String): Progress => {
  if (!process.stdout.isTTY) {
    let shown = 0
    return {
      update: (done, total) => {
        const now = tenths(done, total)
        if (now <= shown) return
        shown = now
        print(`${label}: ${format(done)} of ${format(total)}`)
      },
      end: () => undefined,
    }
  }
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage}% | {shown} of {all} | {eta_formatted}`,
      hideCursor: true,
      clearOnComplete: false,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  )
  let started = false
  return {
    update: (done, total) => {
      const texts = { shown: format(done), all: format(total) }
      if (!started) bar.start(total, done, texts)
      else bar.update(done, texts)
      started = true
    },
    end: () => {
      if (started) bar.stop()
    },
  }
}
