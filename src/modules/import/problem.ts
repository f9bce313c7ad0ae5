/** Every code that a refused line or an omitted cell can have, with its meaning; `docs/imports.md` lists the same. */
export const problemCodes = {
  MALFORMED_LINE:
    'The line is not a record: an open quote, a different number of cells than the header, a repeated ' +
    'header, invalid JSON, or a NUL.',
  BAD_ENCODING: 'The line is not UTF-8 like the others.',
  TOO_LONG: 'The line or a cell is longer than allowed.',
  MISSING_VALUE: 'A required cell is empty.',
  BAD_NUMBER: 'A cell is not a number, or the number is out of range.',
  NEGATIVE_AMOUNT: 'An amount is below 0: of a deal, or of a line of an order with other lines that are not.',
  BAD_DATE: 'A cell is not a date, is before 1900, or can be read in two ways.',
  FUTURE_DATE: 'Something that has happened is dated in the future.',
  ALREADY_KNOWN: 'The record already exists, and the import refuses such lines.',
  BAD_EMAIL: 'A cell is not an e-mail address.',
  BAD_VALUE: 'A cell does not have the form that the field expects.',
  UNKNOWN_ENUM: 'A cell is none of the values that the field accepts.',
  UNKNOWN_CURRENCY: 'A cell is not an ISO 4217 code, or an amount names another currency than its line.',
  UNKNOWN_CUSTOMER: 'No customer has this id in the source (strict), or the customer was deleted here.',
  UNKNOWN_ORDER: 'No order has this number in the source; import the orders first.',
  UNKNOWN_OPPORTUNITY: 'The customer has no opportunity with this id in the source.',
  UNKNOWN_STAGE: 'The pipeline or stage does not exist here; the message names the existing ones.',
  UNKNOWN_OWNER: 'No active user has this e-mail address or name.',
  CONFLICTING_LINE: 'The line contradicts the other lines of its order.',
  TOO_MANY_LINES: 'The order has more lines than one order may have.',
} as const satisfies Record<string, string>

export type ProblemCode = keyof typeof problemCodes

/** Why a line is refused: where, and what was expected. Never the value, which may be personal. */
export interface LineProblem {
  /** Column of the file; null if the whole line is refused. */
  readonly column: string | null
  readonly code: ProblemCode
  readonly message: string
}
