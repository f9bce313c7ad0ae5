import { ModelInputError } from 'rapport-crm/ml/data'

/** Why a lifetime-value function refused its input. */
export type ClvErrorCode = 'INSUFFICIENT_DATA' | 'INVALID_INPUT'

/** Thrown by all functions of the plugin's algorithms instead of returning NaN or a guess. */
export class ClvError extends Error {
  override readonly name = 'ClvError'
  readonly code: ClvErrorCode

  constructor(code: ClvErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** An `INVALID_INPUT` error; the message says what was expected and what arrived. */
export const invalidInput = (message: string): ClvError => new ClvError('INVALID_INPUT', message)

/** An `INSUFFICIENT_DATA` error; the message says what is missing. */
export const insufficientData = (message: string): ClvError => new ClvError('INSUFFICIENT_DATA', message)

/** Whether an error only says that there is too little data: an answer, not a defect. */
export const isRefusal = (error: unknown): error is Error =>
  (error instanceof ClvError && error.code === 'INSUFFICIENT_DATA') ||
  (error instanceof ModelInputError && error.code === 'TOO_FEW_ROWS')
