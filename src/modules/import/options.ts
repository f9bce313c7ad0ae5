import { RapportError } from '../../core/errors.ts'
import { isTimeZone } from '../../core/time-zone.ts'
import { requireText } from '../input.ts'
import { isCurrency } from './fields/texts.ts'
import type { ImportFormat, ImportType } from './import.entity.ts'

/** What a caller says about a file. */
export interface ImportRequest {
  readonly type: ImportType
  readonly format?: ImportFormat | null | undefined
  readonly source?: string | null | undefined
  readonly currency?: string | null | undefined
  readonly strict?: boolean | null | undefined
  readonly dryRun?: boolean | null | undefined
  readonly timeZone?: string | null | undefined
  readonly dateOrder?: 'DMY' | 'MDY' | null | undefined
  readonly mapping?: Readonly<Record<string, unknown>> | null | undefined
}

/** How a file is imported, as the job keeps it. */
export interface ImportOptions {
  readonly currency: string
  readonly strict: boolean
  readonly dryRun: boolean
  readonly timeZone: string
  readonly dateOrder: 'DMY' | 'MDY' | null
}

const defaultSource = 'import'

/** The options with their defaults; throws INVALID_INPUT or UNKNOWN_CURRENCY. */
export const checkRequest = (
  request: ImportRequest,
  baseCurrency: string,
): { readonly source: string; readonly options: ImportOptions } => {
  const currency = request.currency ?? baseCurrency
  if (!isCurrency(currency)) {
    throw new RapportError(
      'UNKNOWN_CURRENCY',
      `expected an ISO 4217 currency code such as EUR, got ${JSON.stringify(currency.slice(0, 20))}`,
      { path: ['input', 'currency'] },
    )
  }
  const timeZone = request.timeZone ?? 'UTC'
  if (!isTimeZone(timeZone)) {
    throw new RapportError(
      'INVALID_INPUT',
      `expected an IANA time zone such as Europe/Berlin, got ${JSON.stringify(timeZone.slice(0, 60))}`,
      { path: ['input', 'timeZone'] },
    )
  }
  return {
    source: requireText(request.source ?? defaultSource, 'source', 100),
    options: {
      currency,
      strict: request.strict ?? false,
      dryRun: request.dryRun ?? false,
      timeZone,
      dateOrder: request.dateOrder ?? null,
    },
  }
}
