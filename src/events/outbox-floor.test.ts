import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OutboxFloor } from './outbox-floor.ts'

/** A transaction of a made-up database: takes ids one after another, and is open from its first id to its end. */
interface Open {
  readonly xid: bigint
  readonly ids: bigint[]
}

describe('the floor of the outbox', () => {
  it('never passes a row that can still appear, whatever transactions do and however long they stay open', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), which: fc.nat(5) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('commit' as const), which: fc.nat(5) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const), which: fc.nat(5) }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('poll' as const), which: fc.nat(3) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), which: fc.nat(5_000) }) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const floor = new OutboxFloor()
        const open = new Map<number, Open>()
        const visible = new Set<bigint>()
        let nextXid = 1n
        let nextId = 1n
        let now = 0
        for (const { do: what, which } of steps) {
          if (what === 'wait') now += which
          else if (what === 'write') {
            const transaction = open.get(which) ?? { xid: nextXid++, ids: [] }
            open.set(which, transaction)
            transaction.ids.push(nextId++)
          } else if (what === 'commit') {
            for (const id of open.get(which)?.ids ?? []) visible.add(id)
            open.delete(which)
          } else if (what === 'abort') open.delete(which)
          else {
            const from = floor.from(now)
            // Whatever is there must be found, and whatever can still come must lie ahead.
            for (const id of visible) expect(id).toBeGreaterThan(from)
            for (const { ids } of open.values()) for (const id of ids) expect(id).toBeGreaterThan(from)
            const found = [...visible].toSorted((a, b) => (a < b ? -1 : 1)).slice(0, which === 0 ? 2 : undefined)
            for (const id of found) visible.delete(id)
            const xmin = [...open.values()].reduce((least, { xid }) => (xid < least ? xid : least), nextXid)
            floor.polled(from, { exhausted: visible.size === 0, newest: found.at(-1) ?? 0n, xmin, xmax: nextXid }, now)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('rises past what was moved once every transaction of that time has ended', () => {
    const floor = new OutboxFloor()
    const poll = (now: number, newest: bigint, xmin: bigint) => {
      const from = floor.from(now)
      floor.polled(from, { exhausted: true, newest, xmin, xmax: 100n }, now)
      return from
    }
    poll(0, 50n, 90n)
    poll(4_000, 0n, 90n)
    poll(5_000, 0n, 99n)
    expect(floor.from(5_001)).toBe(0n)
    poll(6_000, 0n, 100n)
    expect(floor.from(6_001)).toBe(50n)
    // Now and then the whole is polled all the same.
    expect(floor.from(70_000)).toBe(0n)
  })
})
