import type { Random } from 'rapport-crm/task'
import { categories } from './catalogue.ts'
import type { Culture } from './culture.ts'
import { easternCultures } from './cultures-east.ts'
import { westernCultures } from './cultures-west.ts'
import { beta, chance, gamma, logNormal, pick, pickIndex, pickKey } from './draw.ts'
import { ownerFor } from './staff.ts'

export type Kind = 'PERSON' | 'ORGANISATION'

/** Texts are written in one of these; customers of other languages write in English. */
export type TextLanguage = 'en' | 'zh-CN'

/** Who a simulated customer is, and the hidden traits that its behaviour is drawn from. */
export interface Person {
  readonly index: number
  readonly kind: Kind
  readonly culture: Culture
  readonly textLanguage: TextLanguage
  readonly name: string
  readonly email: string | undefined
  readonly phone: string | undefined
  readonly city: string
  /** As texts about this customer spell it. */
  readonly cityInTexts: string
  /** ISO 4217. */
  readonly currency: string
  /** Place among the staff. */
  readonly owner: number
  readonly leadSource: LeadSource
  readonly industry: string | undefined
  readonly employees: number | undefined
  readonly newsletter: boolean
  /** Whether it will ever buy. */
  readonly buys: boolean
  /** Purchases a day while it stays, Gamma over the customers. */
  readonly ratePerDay: number
  /** Chance to leave for good after a purchase of middling experience, Beta over the customers. */
  readonly leaves: number
  /** Mean amount of an order in dollars; orders vary around it as a Gamma. */
  readonly meanSpend: number
  /** How much it tends to be pleased: shifts every experience. */
  readonly temper: number
  /** How readily it writes; 1 is usual. */
  readonly talkative: number
  /** Weight of each category of the catalogue. */
  readonly tastes: readonly number[]
}

const leadSources = { WEB: 40, REFERRAL: 18, EVENT: 14, PARTNER: 12, COLD_CALL: 16 }
export type LeadSource = keyof typeof leadSources

const industries = ['Hospitality', 'Software', 'Law', 'Retail', 'Health', 'Manufacturing', 'Education', 'Logistics']

const cultures = [...westernCultures, ...easternCultures]
const cultureWeights = cultures.map(({ weight }) => weight)
const euroCountries = new Set(['DE', 'FR', 'ES', 'GR'])
const dollarCountries = new Set(['US', 'SA'])

/** The other currency beside the base one. */
const otherCurrencyOf = (baseCurrency: string): string => (baseCurrency === 'EUR' ? 'USD' : 'EUR')

/** Categories as persons and as organisations like them, in the order of `categories`. */
const usualTastes = { PERSON: [5, 4, 1, 2, 2.5, 0.15], ORGANISATION: [5, 2.5, 1, 1, 2, 5] }

const pairOf = (pairs: string, random: Random): readonly [string, string] => {
  const [native, latin] = pick(random, pairs.split(' ')).split(':') as [string, string | undefined]
  return [native, (latin ?? native).toLowerCase()]
}

const nameOf = (random: Random, kind: Kind, culture: Culture, city: string) => {
  const [given, givenLatin] = pairOf(culture.given, random)
  const [family, familyLatin] = pairOf(culture.family, random)
  if (kind === 'ORGANISATION') {
    const name = pick(random, culture.organisations.split('|'))
      .replace('{family}', family)
      .replace('{given}', given)
      .replace('{city}', city)
    return { name, user: 'office', host: familyLatin }
  }
  const name = culture.familyFirst === undefined ? `${given} ${family}` : `${family}${culture.familyFirst}${given}`
  return { name, user: `${givenLatin}.${familyLatin}`, host: undefined }
}

/** Addresses under example.org, .com and .net, which are reserved (RFC 2606): nobody gets mail by mistake. */
const emailOf = (random: Random, user: string, host: string | undefined, index: number): string =>
  host === undefined
    ? `${user}${index + 1}@example.${pick(random, ['org', 'com', 'net'])}`
    : `${user}@${host}-${index + 1}.example.com`

const phoneOf = (random: Random, culture: Culture): string =>
  pick(random, culture.phone)
    .replaceAll('#', () => String(random.int(10)))
    .replaceAll(' ', '')

/** Draws customer `index` of a seed; `random` is that customer's own stream. */
export const drawPerson = (random: Random, index: number, baseCurrency: string): Person => {
  const culture = cultures[pickIndex(random, cultureWeights)]!
  const kind: Kind = chance(random, 0.26) ? 'ORGANISATION' : 'PERSON'
  const organisation = kind === 'ORGANISATION'
  const [city, cityInTexts] = pick(random, culture.cities.split('|')).split(':') as [string, string | undefined]
  const { name, user, host } = nameOf(random, kind, culture, city)
  const email = chance(random, 0.94) ? emailOf(random, user, host, index) : undefined
  const phone = chance(random, organisation ? 0.95 : 0.7) ? phoneOf(random, culture) : undefined
  const other = otherCurrencyOf(baseCurrency)
  const paysOther = (other === 'EUR' ? euroCountries : dollarCountries).has(culture.country) && chance(random, 0.6)
  const usual = usualTastes[kind]
  return {
    index,
    kind,
    culture,
    textLanguage: culture.language === 'zh-CN' ? 'zh-CN' : 'en',
    name,
    email,
    phone,
    city,
    cityInTexts: cityInTexts ?? city,
    currency: paysOther ? other : baseCurrency,
    owner: ownerFor(random, culture.country),
    leadSource: pickKey(random, leadSources),
    industry: organisation ? pick(random, industries) : undefined,
    employees: organisation ? Math.max(2, Math.round(logNormal(random, 40, 1.2))) : undefined,
    newsletter: email !== undefined && chance(random, 0.55),
    buys: chance(random, 0.86),
    ratePerDay: organisation ? gamma(random, 1.6, 1 / 35 / 1.6) : gamma(random, 0.9, 1 / 55 / 0.9),
    leaves: organisation ? beta(random, 0.7, 6) : beta(random, 0.8, 4.2),
    // The mean of a Gamma whose rate is itself Gamma (Fader & Hardie 2005): few spend much, most spend little.
    meanSpend: (organisation ? 640 : 140) / gamma(random, 3.8, 1),
    temper: 0.5 * random.normal(),
    talkative: gamma(random, 2, 0.5),
    tastes: categories.map((_, c) => usual[c]! * gamma(random, 1.2, 1 / 1.2)),
  }
}
