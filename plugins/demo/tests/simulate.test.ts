import { describe, expect, it } from 'vitest'
import { createRandom } from 'rapport-crm/task'
import { totalOf } from '../simulator/basket.ts'
import { dayMs, promotionOn } from '../simulator/calendar.ts'
import { catalogue, decimalText, inSmallestUnit } from '../simulator/catalogue.ts'
import { advanceChance, openDeal } from '../simulator/deals.ts'
import { isPurchase, simulate, type History } from '../simulator/simulate.ts'
import { createWorld, personOf } from '../simulator/world.ts'

const until = new Date('2026-06-15T13:00:00Z')
const worldUntil = (end: Date, seed = 42) => createWorld({ seed, days: 730, until: end, baseCurrency: 'USD' })
const draw = (n: number, end = until, seed = 42): History[] => {
  const world = worldUntil(end, seed)
  return Array.from({ length: n }, (_, i) => simulate(world, i))
}

const world = worldUntil(until)
const histories = draw(2_000)
const orders = histories.flatMap((h) => h.orders.map((order) => ({ ...order, person: h.person })))
const contacts = histories.flatMap((h) => h.contacts.map((contact) => ({ ...contact, person: h.person })))
const deals = histories.flatMap((h) => h.deals.map((deal) => ({ ...deal, person: h.person })))
const share = (items: readonly unknown[], of: readonly unknown[]) => items.length / of.length

describe('the simulated shop', () => {
  it('gives the same histories for the same seed, and others for another', () => {
    expect(draw(40)).toEqual(histories.slice(0, 40))
    expect(draw(40, until, 43)).not.toEqual(histories.slice(0, 40))
  })

  it('draws a customer alone as it does among others', () => {
    expect(simulate(worldUntil(until), 37)).toEqual(histories[37])
    expect(personOf(42, 37, 'USD')).toEqual(histories[37]!.person)
  })

  it('says the same of a morning whether or not the afternoon has come', () => {
    const noon = new Date('2026-06-15T08:00:00Z')
    const early = draw(300, noon)
    const before = <T extends { readonly atMs: number }>(items: readonly T[]) =>
      items.filter(({ atMs }) => atMs <= noon.getTime())
    const timesOf = (h: History) => [
      h.orders.map(({ atMs, lines, experience }) => ({ atMs, lines, experience })),
      h.contacts,
      h.deals.map(({ name, owner, moves }) => ({ name, owner, moves })),
    ]
    const late = histories.slice(0, 300).map((h) => ({
      ...h,
      orders: before(h.orders),
      contacts: before(h.contacts),
      deals: h.deals.map((deal) => ({ ...deal, moves: before(deal.moves) })).filter(({ moves }) => moves.length > 0),
    }))
    expect(early.map(timesOf)).toEqual(late.map(timesOf))
    expect(orders.some(({ atMs }) => atMs > noon.getTime())).toBe(true)
  })

  it('knows nothing of the future', () => {
    const times = [
      ...histories.map(({ createdAtMs }) => createdAtMs),
      ...orders.map(({ atMs }) => atMs),
      ...contacts.map(({ atMs }) => atMs),
      ...deals.flatMap(({ moves }) => moves.map(({ atMs }) => atMs)),
    ]
    expect(times.filter((ms) => !(ms <= until.getTime()))).toEqual([])
    const tooEarly = histories.filter((h) => [...h.orders, ...h.contacts].some(({ atMs }) => atMs <= h.createdAtMs))
    expect(tooEarly).toEqual([])
  })

  it('has customers who buy once and customers who come back, and few who bring most of the money', () => {
    const counts = histories.map((h) => h.orders.filter(isPurchase).length).filter((n) => n > 0)
    const repeat = share(
      counts.filter((n) => n > 1),
      counts,
    )
    expect(repeat).toBeGreaterThan(0.6)
    expect(repeat).toBeLessThan(0.85)
    const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length
    const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / counts.length
    // A Poisson process with one rate for all would have both equal.
    expect(variance / mean).toBeGreaterThan(3)
    const spent = histories
      .map((h) => h.orders.filter(isPurchase).reduce((sum, { lines }) => sum + totalOf(lines), 0))
      .sort((a, b) => b - a)
    const all = spent.reduce((sum, amount) => sum + amount, 0)
    expect(spent.slice(0, 400).reduce((sum, amount) => sum + amount, 0) / all).toBeGreaterThan(0.6)
  })

  it('sells more to persons at weekends, to organisations on working days, and most in the days of a promotion', () => {
    const perDay = (kind: string, days: readonly number[]) =>
      orders.filter(({ person, atMs }) => {
        const local = new Date(atMs + person.culture.utcOffsetHours * 3_600_000)
        return person.kind === kind && days.includes(local.getUTCDay())
      }).length / days.length
    expect(perDay('PERSON', [0, 6])).toBeGreaterThan(1.15 * perDay('PERSON', [1, 2, 3]))
    expect(perDay('ORGANISATION', [0, 6])).toBeLessThan(0.3 * perDay('ORGANISATION', [1, 2, 3, 4]))

    const days = Array.from({ length: 730 }, (_, d) => world.fromMs + d * dayMs)
    const bought = (given: readonly number[]) => {
      const starts = new Set(given)
      const found = orders.filter(
        ({ atMs, person }) => person.kind === 'PERSON' && starts.has(Math.floor(atMs / dayMs) * dayMs),
      )
      return found.length / given.length
    }
    const fridays = days.filter((ms) => promotionOn(ms)?.name === 'Black Friday')
    const november = days.filter((ms) => new Date(ms).getUTCMonth() === 10 && promotionOn(ms) === undefined)
    expect(fridays).toHaveLength(8)
    expect(bought(fridays)).toBeGreaterThan(1.4 * bought(november))
  })

  it('puts products into one basket that go together', () => {
    const place = (sku: string) => catalogue.findIndex((item) => item.sku === sku)
    const holding = (sku: string, among = orders) =>
      among.filter(({ lines }) => lines.some(({ product }) => product === place(sku)))
    const machines = holding('MAC-303')
    expect(machines.length).toBeGreaterThan(50)
    const lift = share(holding('COF-107', machines), machines) / share(holding('COF-107'), orders)
    expect(lift).toBeGreaterThan(2)
  })

  it('takes most payments in the base currency, in whole smallest units', () => {
    const inBase = orders.filter(({ person }) => person.currency === 'USD')
    expect(share(inBase, orders)).toBeGreaterThan(0.75)
    expect(share(inBase, orders)).toBeLessThan(0.97)
    const broken = orders
      .flatMap(({ lines }) => lines)
      .filter(({ quantity, unitPrice }) => ![quantity, unitPrice].every((n) => Number.isSafeInteger(n) && n > 0))
    expect(broken).toEqual([])
    expect(decimalText(inSmallestUnit(19.9, 'JPY'), 'JPY')).toBe('2985')
    expect(decimalText(inSmallestUnit(19.9, 'USD'), 'USD')).toBe('19.90')
  })
})

describe('the simulated texts', () => {
  const han = /\p{Script=Han}/u
  const letters = /\p{L}/gu

  it('are never empty, and no rule of the grammar is left in them', () => {
    expect(contacts.filter(({ body, subject }) => body.trim().length < 4 || subject.trim() === '')).toEqual([])
    expect(contacts.filter(({ body, subject }) => /[{}]|undefined|\s{2}/.test(body + subject))).toEqual([])
  })

  it('are in Chinese for customers in China, in English for all others', () => {
    const count = (text: string, pattern: RegExp) => text.match(new RegExp(pattern, 'gu'))?.length ?? 0
    const inWrongLanguage = contacts.filter(({ body, person }) =>
      person.textLanguage === 'zh-CN'
        ? count(body, han) / count(body, letters) < 0.9
        : !/^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u.test(body),
    )
    expect(inWrongLanguage).toEqual([])
    const chinese = contacts.filter(({ person }) => person.textLanguage === 'zh-CN')
    expect(share(chinese, contacts)).toBeGreaterThan(0.1)
  })

  it('carry labels of all three polarities, often enough to train on', () => {
    for (const label of ['POSITIVE', 'NEUTRAL', 'NEGATIVE']) {
      for (const language of ['en', 'zh-CN']) {
        const found = contacts.filter(
          ({ properties, person }) => properties['sentimentLabel'] === label && person.textLanguage === language,
        )
        expect(found.length).toBeGreaterThan(60)
      }
    }
    const ours = contacts.filter(({ direction, properties }) => direction !== 'INBOUND' && properties['sentimentLabel'])
    expect(new Set(ours.map(({ properties }) => properties['sentimentLabel']))).toEqual(new Set(['NEUTRAL']))
  })

  it('tell who will leave: after a complaint fewer customers buy again than after praise', () => {
    const againWithin = 120 * dayMs
    const back = (label: string) => {
      const said = histories.flatMap((h) =>
        h.contacts
          .filter(
            ({ properties, atMs }) => properties['sentimentLabel'] === label && atMs < until.getTime() - againWithin,
          )
          .map(({ atMs }) => h.orders.some((order) => order.atMs > atMs && order.atMs < atMs + againWithin)),
      )
      return share(said.filter(Boolean), said)
    }
    expect(back('POSITIVE') - back('NEGATIVE')).toBeGreaterThan(0.05)
  })

  it('complain of deliveries most in the weeks in which the carrier failed', () => {
    const [from, to] = world.troubleMs
    const late = contacts.filter(({ body }) => /days late|late delivery|晚到|延误|not moved for|没更新/.test(body))
    const during = late.filter(({ atMs }) => atMs >= from && atMs < to + 7 * dayMs)
    expect(share(during, late) / ((to + 7 * dayMs - from) / (730 * dayMs))).toBeGreaterThan(2)
  })
})

describe('the simulated deals', () => {
  const ended = (to: string) => deals.filter(({ moves }) => moves.at(-1)!.to === to)

  it('are won and lost often enough to learn from, and some are open', () => {
    expect(ended('WON').length).toBeGreaterThan(200)
    expect(ended('LOST').length).toBeGreaterThan(200)
    expect(deals.length - ended('WON').length - ended('LOST').length).toBeGreaterThan(20)
    expect(ended('LOST').every(({ lostReason }) => lostReason !== undefined)).toBe(true)
    expect(deals.filter(({ moves, lostReason }) => moves.at(-1)!.to !== 'LOST' && lostReason !== undefined)).toEqual([])
  })

  it('move from stage to stage in order of time, each from where it was', () => {
    for (const { moves } of deals) {
      expect(moves[0]!.from).toBeUndefined()
      for (let i = 1; i < moves.length; i++) {
        expect(moves[i]!.from).toBe(moves[i - 1]!.to)
        expect(moves[i]!.atMs).toBeGreaterThan(moves[i - 1]!.atMs)
      }
    }
  })

  it('are won more often after a referral than after a cold call, and less often when they are large', () => {
    const won = (source: string) => {
      const closed = [...ended('WON'), ...ended('LOST')].filter(({ person }) => person.leadSource === source)
      return share(
        closed.filter(({ moves }) => moves.at(-1)!.to === 'WON'),
        closed,
      )
    }
    expect(won('REFERRAL') - won('COLD_CALL')).toBeGreaterThan(0.15)
    const { facts } = openDeal(createRandom(1), histories[0]!.person, until.getTime(), 0)
    expect(advanceChance(2, { ...facts, amount: facts.amount * 4 })).toBeLessThan(advanceChance(2, facts))
  })

  it('have more contacts with interested customers before they close', () => {
    const letters = (wanted: boolean) => {
      const closed = histories.flatMap((h) =>
        h.deals.map((deal, place) => ({
          won: deal.moves.at(-1)!.to === 'WON',
          over: typeof deal.moves.at(-1)!.to !== 'number',
          stages: deal.moves.length - 1,
          inbound: h.contacts.filter((c) => c.deal === place && c.direction === 'INBOUND').length,
        })),
      )
      const of = closed.filter(({ won, over }) => over && won === wanted)
      return of.reduce((sum, { inbound, stages }) => sum + inbound / stages, 0) / of.length
    }
    expect(letters(true)).toBeGreaterThan(1.1 * letters(false))
  })
})
