/** Every code that a refused line or a cell that is left out can have, with its meaning; `docs/imports.md` lists the same. */
export const problemCodes = {
  MALFORMED_LINE:
    'The line is not a record: an open quote, another number of cells than the header, the header again, bad JSON, a NUL.',
  BAD_ENCODING: 'The line is not UTF-8, as the others are.',
  TOO_LONG: 'The line or a cell is longer than allowed.',
  MISSING_VALUE: 'A cell that is needed is empty.',
  BAD_NUMBER: 'A cell is no number, or one out of range.',
  NEGATIVE_AMOUNT: 'An amount is below 0: of a deal, or of a line of an order whose other lines are not.',
  BAD_DATE: 'A cell is no date, one before 1900, or one that can be read in two ways.',
  FUTURE_DATE: 'Something that has happened lies in the future.',
  ALREADY_KNOWN: 'The record is here already, and the import refuses such lines.',
  BAD_EMAIL: 'A cell is no e-mail address.',
  BAD_VALUE: 'A cell has not the form that the field asks for.',
  UNKNOWN_ENUM: 'A cell is none of the values that the field knows.',
  UNKNOWN_CURRENCY: 'A cell is no ISO 4217 code, or an amount names another currency than its line.',
  UNKNOWN_CUSTOMER: 'No customer has this id in the source (strict), or it was deleted here.',
  UNKNOWN_ORDER: 'No order has this number in the source; import the orders first.',
  UNKNOWN_OPPORTUNITY: 'The customer has no opportunity of this id in the source.',
  UNKNOWN_STAGE: 'The pipeline or stage does not exist here; the message names those that do.',
  UNKNOWN_OWNER: 'No active user has this e-mail address or name.',
  CONFLICTING_LINE: 'The line contradicts the other lines of its order.',
  TOO_MANY_LINES: 'The order has more lines than one order may have.',
} as const satisfies Record<string, string>

export type ProblemCode = keyof typeof problemCodes

/** Why a line is refused: where, and what was expected. Never the value, which may be personal. */
export interface LineProblem {
  /** Column of the file; null where the line as a whole is refused. */
  readonly column: string | null
  readonly code: ProblemCode
  readonly message: string
}
