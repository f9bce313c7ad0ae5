import { ModelInputError } from 'rapport-crm/ml/data'

/** An `INVALID_INPUT` error; the message says what was expected and what arrived. */
export const invalidInput = (message: string): ModelInputError => new ModelInputError('INVALID_INPUT', message)

/** An `INSUFFICIENT_DATA` error; the message says what is missing. */
export const insufficientData = (message: string): ModelInputError => new ModelInputError('INSUFFICIENT_DATA', message)

/** Whether an error only says that there is too little data: an answer, not a defect. */
export const isRefusal = (error: unknown): error is ModelInputError =>
  error instanceof ModelInputError && error.code === 'INSUFFICIENT_DATA'
