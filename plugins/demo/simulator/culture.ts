/** Where customers come from: how they are named and reached. */
export interface Culture {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** BCP 47. */
  readonly language: string
  readonly timeZone: string
  /** Hours ahead of UTC in winter: close enough for the time of day of a purchase. */
  readonly utcOffsetHours: number
  /** Share of the customers, relative to the others. */
  readonly weight: number
  /**
   * Patterns of phone numbers, `#` is a digit: ranges that the country keeps for fiction, else local numbers that begin
   * with zeros, which are given to nobody.
   */
  readonly phone: readonly string[]
  /** Cities, parted by `|`; `native:latin` where the letters differ and texts are written in English. */
  readonly cities: string
  /** Given names parted by spaces, `native:latin` where the letters differ. */
  readonly given: string
  /** Family names, likewise. */
  readonly family: string
  /** Where the family name comes first: what stands between the two. */
  readonly familyFirst?: string
  /** Names of organisations, parted by `|`. */
  readonly organisations: string
}
