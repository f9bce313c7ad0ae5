import type { Person } from './people.ts'

/** An organisation that simulated people work for. */
export interface Employer {
  readonly id: string
  readonly atMs: number
}

const roles: Readonly<Record<string, readonly string[]>> = {
  de: ['Einkauf', 'Geschäftsführung', 'Empfang', 'Leitung Verwaltung'],
  zh: ['采购经理', '总经理', '行政主管', '办公室主任'],
  fr: ['Acheteuse', 'Directeur général', 'Office manager', 'Responsable des achats'],
}
const otherRoles = ['Buyer', 'Managing Director', 'Office Manager', 'Head of Operations']

/** One person in four works for an organisation of its country, one organisation in six belongs to another. */
const share = { PERSON: 4, ORGANISATION: 6 } as const

/** Which organisations there are so far, and who goes to which. */
export class Employers {
  readonly #byCountry = new Map<string, Employer[]>()

  /** The organisation that a customer belongs to, or works for, of those that are there. */
  of({ index, kind, culture }: Person): Employer | undefined {
    const there = this.#byCountry.get(culture.country) ?? []
    return index % share[kind] === 0 ? there[Math.floor(index / share[kind]) % there.length] : undefined
  }

  add({ kind, culture }: Person, employer: Employer): void {
    if (kind !== 'ORGANISATION') return
    const there = this.#byCountry.get(culture.country)
    if (there) there.push(employer)
    else this.#byCountry.set(culture.country, [employer])
  }
}

/** What a person is at work. */
export const roleOf = ({ index, culture }: Person): string => {
  const known = roles[culture.language.split('-')[0]!] ?? otherRoles
  return known[Math.floor(index / share.PERSON) % known.length]!
}
