import { readFile } from 'node:fs/promises'

/** MiB of memory that processes hold, with their share of what they have in common; NaN where the system does not tell. */
export const memoryMbOf = async (pids: readonly number[]): Promise<number> => {
  let kb = 0
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    kb += Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0)
  }
  return kb === 0 ? Number.NaN : kb / 1_024
}

/** The processes that a process has started; none where the system does not tell. */
export const childrenOf = async (pid: number): Promise<readonly number[]> => {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return text.split(/\s+/).filter(Boolean).map(Number)
}

/** The highest figures seen, by name. */
export class Peaks {
  readonly figures: Record<string, number> = {}

  see(figures: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(figures))
      this.figures[name] = Math.max(this.figures[name] ?? value, value)
  }
}
