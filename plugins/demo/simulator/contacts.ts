import type { Random } from 'rapport-crm/task'
import { atLocalHour, dayMs, onWorkingDay } from './calendar.ts'
import { catalogue } from './catalogue.ts'
import { chance, exponential, logNormal, pickKey, poisson } from './draw.ts'
import type { Deal } from './deals.ts'
import type { Person } from './people.ts'
import { drawHour, type Experience, type Purchases } from './purchases.ts'
import { writeFor, writeOpinion, type Occasion, type Polarity, type Text } from './texts.ts'
import type { World } from './world.ts'

type ContactKind = 'CALL' | 'EMAIL' | 'MEETING' | 'CHAT' | 'VISIT' | 'SOCIAL' | 'SURVEY' | 'SUPPORT' | 'NOTE'

/** A simulated contact with a customer. */
export interface Contact extends Text {
  readonly atMs: number
  readonly kind: ContactKind
  readonly channel: string
  readonly direction: 'INBOUND' | 'OUTBOUND' | 'INTERNAL'
  /** Place among the customer's deals. */
  readonly deal?: number
  /** Such as `sentimentLabel` (what a person read in it), `rating` (1 to 5), `durationSeconds`. */
  readonly properties: Readonly<Record<string, string | number>>
}

/** Who writes how, by what they have to say. */
const waysToSay: Readonly<Record<Polarity, Readonly<Partial<Record<ContactKind, number>>>>> = {
  NEGATIVE: { SUPPORT: 40, EMAIL: 25, CHAT: 17, SOCIAL: 8, SURVEY: 10 },
  NEUTRAL: { CHAT: 40, EMAIL: 40, SUPPORT: 20 },
  POSITIVE: { EMAIL: 30, SURVEY: 35, SOCIAL: 20, CHAT: 15 },
}

const channels: Readonly<Record<ContactKind, string>> = {
  CALL: 'phone',
  EMAIL: 'email',
  MEETING: 'on site',
  CHAT: 'web',
  VISIT: 'on site',
  SOCIAL: 'Instagram',
  SURVEY: 'web',
  SUPPORT: 'helpdesk',
  NOTE: 'crm',
}
const channelsInChina: Readonly<Partial<Record<ContactKind, string>>> = { CHAT: 'WeChat', SOCIAL: 'Weibo' }

const channelOf = (kind: ContactKind, { culture }: Person): string =>
  (culture.country === 'CN' ? channelsInChina[kind] : undefined) ?? channels[kind]

/** Share of the customers' own texts that somebody of the team has labelled. */
const labelledShare = 0.4
/** The same for questions, of which there are more than enough. */
const labelledQuestions = 0.2
/** The same for what we said or noted, which holds no opinion. */
const labelledOurs = 0.05
/** An experience this far from 0 is an opinion. */
const opinionFrom = 0.6

/** Chance that a customer writes about an order: more for who likes to write and after a strong experience. */
export const writeChance = (person: Person, { value }: Experience): number =>
  Math.min(0.9, (0.15 + 0.35 * Math.min(1.5, Math.abs(value))) * (0.4 + 0.6 * person.talkative))

/** What a customer says about an order. */
export const drawFeedback = (
  random: Random,
  person: Person,
  experience: Experience,
  product: number,
  atMs: number,
): Contact => {
  const { value, aspect } = experience
  const polarity: Polarity = value > opinionFrom ? 'POSITIVE' : value < -opinionFrom ? 'NEGATIVE' : 'NEUTRAL'
  const kind = pickKey(random, waysToSay[polarity] as Record<ContactKind, number>)
  const topic = { person, product, atMs }
  const text =
    polarity === 'NEUTRAL' ? writeFor(random, 'question', topic) : writeOpinion(random, topic, polarity, aspect)
  const rating = Math.min(5, Math.max(1, Math.round(3 + 1.1 * value + 0.5 * random.normal())))
  return {
    ...text,
    atMs,
    kind,
    channel: channelOf(kind, person),
    direction: 'INBOUND',
    properties: {
      ...(chance(random, labelledShare) ? { sentimentLabel: polarity } : {}),
      ...(kind === 'SURVEY' ? { rating } : {}),
    },
  }
}

const contact = (
  random: Random,
  person: Person,
  kind: ContactKind,
  direction: Contact['direction'],
  occasion: Occasion,
  atMs: number,
  about: { product?: number; deal?: { readonly place: number; readonly name: string } } = {},
): Contact => ({
  ...writeFor(random, occasion, {
    person,
    product: about.product ?? random.int(catalogue.length),
    deal: about.deal?.name,
    atMs,
  }),
  atMs,
  kind,
  channel: channelOf(kind, person),
  direction,
  ...(about.deal ? { deal: about.deal.place } : {}),
  properties: {
    ...(kind === 'CALL' ? { durationSeconds: Math.round(logNormal(random, 240, 0.7)) } : {}),
    ...(chance(random, labelChance(direction, occasion)) ? { sentimentLabel: 'NEUTRAL' } : {}),
  },
})

/** Chance that a text without an opinion is labelled as such. */
const labelChance = (direction: Contact['direction'], occasion: Occasion): number =>
  direction !== 'INBOUND' ? labelledOurs : occasion === 'question' ? labelledQuestions : 0

/** A question of a customer that no order asked for. */
export const drawQuestion = (random: Random, person: Person, atMs: number): Contact =>
  contact(random, person, chance(random, 0.6) ? 'CHAT' : 'EMAIL', 'INBOUND', 'question', atMs)

/** A regular call of ours, at times only a note. */
export const drawCall = (random: Random, person: Person, atMs: number): Contact =>
  chance(random, 0.8)
    ? contact(random, person, 'CALL', 'OUTBOUND', 'call', atMs)
    : contact(random, person, 'NOTE', 'INTERNAL', 'note', atMs)

/** When a customer writes about an order: some days later, at an hour at which people are awake. */
const feedbackMoment = (random: Random, person: Person, orderedMs: number): number => {
  const later = orderedMs + (1 + logNormal(random, 3, 0.8)) * dayMs
  return Math.max(orderedMs + dayMs / 4, momentOn(random, person, later))
}

/** A usual hour of the customer on the day of `ms`. */
const momentOn = (random: Random, person: Person, ms: number): number =>
  atLocalHour(ms, drawHour(random, person.kind), person.culture.utcOffsetHours)

const aboutOrders = (random: Random, person: Person, { orders, leftMs }: Purchases): Contact[] => {
  const contacts: Contact[] = []
  for (const { atMs, lines, experience } of orders) {
    if (!chance(random, writeChance(person, experience))) continue
    const product = lines[random.int(lines.length)]!.product
    const writtenMs = feedbackMoment(random, person, atMs)
    const feedback = drawFeedback(random, person, experience, product, writtenMs)
    contacts.push(feedback)
    if (feedback.kind !== 'SUPPORT' || !chance(random, 0.85)) continue
    const replyMs = onWorkingDay(writtenMs + (0.1 + exponential(random, 0.7)) * dayMs)
    contacts.push(contact(random, person, 'EMAIL', 'OUTBOUND', 'reply', replyMs, { product }))
  }
  if (leftMs !== undefined && chance(random, 0.12)) {
    const at = leftMs + (5 + exponential(random, 15)) * dayMs
    contacts.push(contact(random, person, 'EMAIL', 'INBOUND', 'goodbye', at))
  }
  return contacts
}

const newsletters = (world: World, random: Random, person: Person, sinceMs: number): Contact[] =>
  world.promotionsMs.flatMap((ms) => {
    if (!person.newsletter || !chance(random, 0.6) || ms < sinceMs) return []
    const at = atLocalHour(ms, 10 + random.next(), person.culture.utcOffsetHours)
    return [contact(random, person, 'EMAIL', 'OUTBOUND', 'newsletter', at)]
  })

/** Contacts of a deal: our steps, and the customer's letters, of which an interested one writes more and keener ones. */
const aboutDeal = (random: Random, person: Person, deal: Deal, place: number): Contact[] => {
  const contacts: Contact[] = []
  const about = { deal: { place, name: deal.name } }
  for (const [i, { atMs, to }] of deal.moves.entries()) {
    if (typeof to !== 'number') break
    const next = deal.moves[i + 1]?.atMs ?? atMs + 12 * dayMs
    const between = () => {
      const at = momentOn(random, person, onWorkingDay(atMs + random.next() * (next - atMs)))
      return Math.min(Math.max(at, atMs + 60_000), next - 60_000)
    }
    const step = (['deal.first', 'deal.meeting', 'deal.email', 'deal.call'] as const)[to]
    const kind: ContactKind =
      to === 0 || to === 3 ? 'CALL' : step === 'deal.email' ? 'EMAIL' : to === 1 ? 'MEETING' : 'VISIT'
    contacts.push(contact(random, person, kind, 'OUTBOUND', step, between(), about))
    for (let n = poisson(random, 0.9 * Math.exp(0.6 * deal.interest)); n > 0; n--) {
      const keen = chance(random, 1 / (1 + Math.exp(-1.2 * deal.interest)))
      contacts.push(contact(random, person, 'EMAIL', 'INBOUND', keen ? 'deal.keen' : 'deal.cool', between(), about))
    }
  }
  return contacts
}

/** Contacts at a steady rate between two moments. */
const atRate = (
  random: Random,
  person: Person,
  everyDays: number,
  fromMs: number,
  toMs: number,
  draw: typeof drawQuestion,
): Contact[] => {
  const contacts: Contact[] = []
  const wait = () => exponential(random, everyDays) * dayMs
  for (let ms = fromMs + wait(); ms < toMs; ms += wait()) {
    contacts.push(draw(random, person, momentOn(random, person, onWorkingDay(ms))))
  }
  return contacts
}

/** Every contact with a customer within the history, in order of time. A customer that has left asks no more; we still call. */
export const drawContacts = (
  world: World,
  person: Person,
  sinceMs: number,
  purchases: Purchases,
  deals: readonly Deal[],
  random: Random,
): readonly Contact[] => {
  const endMs = world.fromMs + (world.days + 1) * dayMs
  const staysUntilMs = Math.min(purchases.leftMs ?? endMs, endMs)
  const contacts = [
    ...aboutOrders(random, person, purchases),
    ...newsletters(world, random, person, sinceMs),
    ...deals.flatMap((deal, place) => aboutDeal(random, person, deal, place)),
    ...atRate(random, person, 450, sinceMs, staysUntilMs, drawQuestion),
    ...(person.kind === 'ORGANISATION' ? atRate(random, person, 75, sinceMs, endMs, drawCall) : []),
  ]
  return contacts
    .filter(({ atMs }) => atMs >= world.fromMs && atMs > sinceMs && atMs <= world.untilMs)
    .sort((a, b) => a.atMs - b.atMs)
}
