import { z } from 'zod'
import { expectedTimeZone, isTimeZone } from '../core/time-zone.ts'

/**
 * Option of a plugin's config: the ISO 4217 code of the currency that amounts are converted to, such as `EUR`. @default the server's base
 * currency
 */
export const currencyOption = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()

/** Option of a plugin's config: the IANA time zone in which days begin. @default 'UTC' */
export const timeZoneOption = z.string().refine(isTimeZone, `expected ${expectedTimeZone}`).default('UTC')

/** The currency that a plugin converts amounts to, according to its config. */
export const currencyOf = (context: {
  readonly config: { readonly currency?: string | undefined }
  readonly baseCurrency: string
}): string => context.config.currency ?? context.baseCurrency
