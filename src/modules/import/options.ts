import { RapportError } from '../../core/errors.ts'
import { expectedTimeZone, isTimeZone } from '../../core/time-zone.ts'
import { checked } from '../../write/input-errors.ts'
import { requireText } from '../input.ts'
import { isCurrency } from './fields/texts.ts'
import { encodingOf } from './file/encoding.ts'
import type { ImportFormat } from './file/format.ts'
import type { ImportType } from './import.entity.ts'

/**
 * What a line does to an existing record. CHANGED: overwrites it, unless the line says the same as the record's last
 * import, whatever people have changed since. OVERWRITE: always overwrites it. FILL_EMPTY: fills only empty fields.
 * SKIP: does nothing. REFUSE: the line is refused.
 */
export type ExistingRecords = 'CHANGED' | 'OVERWRITE' | 'FILL_EMPTY' | 'SKIP' | 'REFUSE'
/** What a line about an unknown record does: creates the record, or nothing. */
export type NewRecords = 'INSERT' | 'SKIP'

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
  readonly encoding?: string | null | undefined
  readonly existing?: ExistingRecords | null | undefined
  readonly new?: NewRecords | null | undefined
}

/** How a file is imported, as stored with the job. */
export interface ImportOptions {
  readonly currency: string
  readonly strict: boolean
  readonly dryRun: boolean
  readonly timeZone: string
  readonly dateOrder: 'DMY' | 'MDY' | null
  readonly existing: ExistingRecords
  readonly new: NewRecords
  /** Name in the WHATWG standard: the given or detected one. */
  readonly encoding: string | null
}

const defaultSource = 'import'

const checkedCurrency = (currency: string): string => {
  if (isCurrency(currency)) return currency
  throw new RapportError(
    'UNKNOWN_CURRENCY',
    `expected an ISO 4217 currency code such as EUR, got ${JSON.stringify(currency.slice(0, 20))}`,
    { path: ['input', 'currency'] },
  )
}

const checkedTimeZone = (timeZone: string): string => {
  if (isTimeZone(timeZone)) return timeZone
  throw new RapportError(
    'INVALID_INPUT',
    `expected ${expectedTimeZone}, got ${JSON.stringify(timeZone.slice(0, 60))}`,
    { path: ['input', 'timeZone'] },
  )
}

/** The options with their defaults. Throws INVALID_INPUT or UNKNOWN_CURRENCY, naming everything that is wrong. */
export const checkRequest = (
  request: ImportRequest,
  baseCurrency: string,
): { readonly source: string; readonly options: ImportOptions } => {
  const { source, ...named } = checked({
    currency: () => checkedCurrency(request.currency ?? baseCurrency),
    timeZone: () => checkedTimeZone(request.timeZone ?? 'UTC'),
    source: () => requireText(request.source ?? defaultSource, 'source', 100),
    encoding: () => (request.encoding ? encodingOf(request.encoding) : null),
  })
  return {
    source,
    options: {
      ...named,
      strict: request.strict ?? false,
      dryRun: request.dryRun ?? false,
      dateOrder: request.dateOrder ?? null,
      existing: request.existing ?? 'CHANGED',
      new: request.new ?? 'INSERT',
    },
  }
}
