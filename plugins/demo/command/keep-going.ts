import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { LiveEvent } from '../simulator/live-shop.ts'
import { CliError, print, ServerGone, type Connection } from 'rapport-crm/sdk/cli'
import { mutationOf, type Mutation } from './live-mutations.ts'
import { readShop, type ShopState } from './shop-state.ts'

type Counts = Record<LiveEvent['type'], number>

interface Payload {
  readonly record: { readonly id: string } | null
  readonly userErrors: readonly { readonly message: string }[]
}

const words: readonly (readonly [LiveEvent['type'], string])[] = [
  ['ORDER', 'orders'],
  ['CONTACT', 'contacts'],
  ['MOVE', 'deal moves'],
  ['DEAL', 'new deals'],
  ['CUSTOMER', 'new customers'],
]

/** The most concurrent writes. */
const mostAtOnce = 64
const tickMs = 20
const sayMs = 1_000
const retryMs = 1_000

/**
 * Sends one event until the server has accepted or refused it; thanks to its key it is applied once, however often it
 * is sent.
 */
const send = async (server: Connection, mutation: Mutation, stop: AbortSignal): Promise<Payload | undefined> => {
  const { name, record, inputType, input } = mutation
  const document = `mutation($input: ${inputType}!) { ${name}(input: $input) { record: ${record} { id } userErrors { message } } }`
  const variables = { input: { ...input, idempotencyKey: randomUUID() } }
  while (!stop.aborted) {
    try {
      const answer = await server.ask<Record<string, Payload>>(document, variables)
      return answer[name]!
    } catch (error) {
      if (!(error instanceof ServerGone)) throw error
      await delay(retryMs, undefined, { signal: stop }).catch(() => undefined)
    }
  }
  return undefined
}

/** Tells the shop what became of an event. */
const settle = ({ shop }: ShopState, event: LiveEvent, id: string): void => {
  if (event.type === 'CUSTOMER') shop.joined(id, event.person)
  if (event.type === 'DEAL') shop.opened(id, event.facts)
  if (event.type === 'MOVE') shop.moved(event.deal, event.to)
}

/**
 * Keeps the simulated shop going through the server's mutations at `rate` events per second until `stop`, and prints
 * their number every second. Waits for a server that goes away.
 */
export const keepGoing = async (server: Connection, rate: number, stop: AbortSignal): Promise<void> => {
  const state = await readShop(server)
  const counts: Counts = { ORDER: 0, CONTACT: 0, MOVE: 0, DEAL: 0, CUSTOMER: 0 }
  let refused = 0
  let lastRefusal = ''
  let applied = 0
  const underWay = new Set<Promise<void>>()
  const work = async (event: LiveEvent) => {
    try {
      const payload = await send(server, mutationOf(event, state, new Date()), stop)
      if (!payload) return
      const problem = payload.userErrors[0]?.message
      if (problem !== undefined || !payload.record) throw new CliError(problem ?? 'nothing was written')
      counts[event.type]++
      applied++
      settle(state, event, payload.record.id)
    } catch (error) {
      if (!(error instanceof CliError)) throw error
      refused++
      lastRefusal = error.message
    }
  }
  const say = (seconds: number, sinceLast: number) => {
    const shown = words.map(([type, word]) => `${counts[type]} ${word}`).join(' · ')
    const problem = refused > 0 ? ` · ${refused} refused, last: ${lastRefusal}` : ''
    print(`${new Date().toISOString().slice(11, 19)}  ${shown} · ${(sinceLast / seconds).toFixed(1)}/s${problem}`)
  }

  let failure: unknown
  let due = 0
  let lookedAt = performance.now()
  let saidAt = lookedAt
  let saidApplied = 0
  while (!stop.aborted && failure === undefined) {
    const now = performance.now()
    // What a slow server or a sleeping machine missed is not made up for.
    due = Math.min(due + ((now - lookedAt) / 1_000) * rate, Math.max(1, rate))
    lookedAt = now
    for (; due >= 1 && underWay.size < mostAtOnce; due--) {
      const writing: Promise<void> = work(state.shop.next(Date.now()))
        .catch((error: unknown) => void (failure ??= error))
        .finally(() => underWay.delete(writing))
      underWay.add(writing)
    }
    if (now - saidAt >= sayMs) {
      say((now - saidAt) / 1_000, applied - saidApplied)
      saidAt = now
      saidApplied = applied
    }
    await delay(tickMs, undefined, { signal: stop }).catch(() => undefined)
  }
  await Promise.all(underWay)
  if (failure !== undefined) throw failure
  print(`stopped after ${applied} events`)
}
