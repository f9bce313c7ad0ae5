import { z } from 'zod'
import { expectedTimeZone, isTimeZone } from '../core/time-zone.ts'

/**
 * Option of a plugin's config: the ISO 4217 code of the amounts that count, such as `EUR`. @default the server's base
 * currency
 */
export const currencyOption = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()

/** Option of a plugin's config: the IANA time zone in which days begin. @default 'UTC' */
export const timeZoneOption = z.string().refine(isTimeZone, `expected ${expectedTimeZone}`).default('UTC')

/** The currency whose amounts a plugin counts, according to its config. */
export const currencyOf = (context: {
  readonly config: { readonly currency?: string | undefined }
  readonly baseCurrency: string
}): string => context.config.currency ?? context.baseCurrency
