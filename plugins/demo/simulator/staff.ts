import type { Random } from 'rapport-crm/task'
import { chance } from './draw.ts'

/** Somebody of the simulated sales team. */
export interface StaffMember {
  readonly name: string
  readonly email: string
  readonly role: 'MANAGER' | 'AGENT'
  /** Countries that it looks after. */
  readonly countries: readonly string[]
  /** How well it sells: added to the log-odds of every step of a deal. */
  readonly skill: number
  /** How long its deals take; 1 is usual. */
  readonly pace: number
  /** Added to the chances of winning that it states. */
  readonly optimism: number
}

const member = (
  name: string,
  countries: string,
  skill: number,
  pace: number,
  optimism: number,
  role: StaffMember['role'] = 'AGENT',
): StaffMember => ({
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
  role,
  countries: countries.split(' '),
  skill,
  pace,
  optimism,
})

/** The simulated sales team. */
export const staff: readonly StaffMember[] = [
  member('Clara Vogt', 'DE', 0.35, 0.9, 0, 'MANAGER'),
  member('Daniel Okafor', 'US', 0.1, 1, 0.1),
  member('Mei Chen', 'CN JP KR', 0.3, 0.8, -0.05),
  member('Layla Haddad', 'SA EG IL TH', 0, 1.1, 0.05),
  member('Sofia Marin', 'ES BR FR', -0.1, 1.2, 0.15),
  member('Tom Becker', 'GB GR RS', -0.4, 1.3, 0.2),
]

/** Who looks after a customer of a country: mostly whose country it is. Place among the staff. */
export const ownerFor = (random: Random, country: string): number => {
  const usual = staff.findIndex(({ countries }) => countries.includes(country))
  return usual >= 0 && chance(random, 0.85) ? usual : random.int(staff.length)
}
