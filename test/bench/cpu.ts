import { readFile } from 'node:fs/promises'

/** Milliseconds of processor time that these processes have used, those that are gone apart; NaN where there is no `/proc`. */
export const cpuMsOf = async (pids: readonly number[]): Promise<number> => {
  let ticks = 0
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  }
  return ticks === 0 ? Number.NaN : ticks * 10
}
