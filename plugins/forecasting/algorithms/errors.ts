/** Why a series cannot be forecast; the same codes reach the API. */
export type ForecastErrorCode = 'INSUFFICIENT_DATA' | 'HORIZON_OUT_OF_RANGE' | 'INVALID_SERIES' | 'INVALID_LEVEL'

/** A refusal with what was expected and what arrived; `details` holds the same as data, so that a task can hand it over. */
export class ForecastError extends Error {
  override readonly name = 'ForecastError'
  readonly code: ForecastErrorCode
  readonly details: Readonly<Record<string, number | string>>

  constructor(code: ForecastErrorCode, message: string, details: Readonly<Record<string, number | string>> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** A refusal as plain data, because an error's class and code do not survive the transfer between threads. */
export interface Refusal {
  readonly code: ForecastErrorCode
  readonly message: string
  readonly details: Readonly<Record<string, number | string>>
}

/** Turns a {@link ForecastError} into plain data; rethrows everything else, which is a defect and not a property of the series. */
export const refusalOf = (error: unknown): Refusal => {
  if (!(error instanceof ForecastError)) throw error
  return { code: error.code, message: error.message, details: error.details }
}
