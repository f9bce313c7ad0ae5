import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedDatabaseError } from './error.ts'
import { processMark } from './process-mark.ts'

const tieBreakMs = 1_500

/**
 * Claims a folder for this process and returns a function that releases it. Throws `DATA_DIR_IN_USE`, naming the
 * process that holds it.
 *
 * A claim is an empty file whose name says everything: the time, the process id, a mark of that process, a random
 * number. Each process writes its own claim first and then looks for others, so two can never both have the folder.
 * Nobody ever removes the claim of a living process, and a dead one stays dead, so a claim left by `kill -9` is no
 * obstacle. If two start together, the older claim wins.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const claims = join(folder, 'lock')
  await mkdir(claims, { recursive: true })
  if (process.geteuid?.() === 0) {
    // Whoever owns the folder must be able to claim it later without root.
    const owner = await stat(folder)
    await chown(claims, owner.uid, owner.gid)
  }
  const mark = (await processMark(process.pid)) ?? 'unknown'
  const mine = [Date.now(), process.pid, mark, randomBytes(6).toString('hex')].join('.')
  await writeFile(join(claims, mine), '', { flag: 'wx', mode: 0o600 })
  const release = () => rm(join(claims, mine), { force: true })

  const giveUpAt = Date.now() + tieBreakMs
  for (;;) {
    const holder = await oldestLiving(claims, mine)
    if (holder === undefined) return release
    if (holder < mine || Date.now() > giveUpAt) {
      await release()
      throw new EmbeddedDatabaseError(
        'DATA_DIR_IN_USE',
        `the database in ${folder} is in use by process ${pidOf(holder)}: stop that process, or set DATA_DIR to another folder`,
      )
    }
    await sleep(25)
  }
}

const pidOf = (claim: string): number => Number(claim.split('.')[1])

async function oldestLiving(claims: string, mine: string): Promise<string | undefined> {
  const others = (await readdir(claims)).filter((claim) => claim !== mine).sort()
  for (const claim of others) {
    const now = await processMark(pidOf(claim))
    const then = claim.split('.')[2]
    if (now !== undefined && (now === then || now === 'unknown' || then === 'unknown')) return claim
    await rm(join(claims, claim), { force: true })
  }
  return undefined
}
