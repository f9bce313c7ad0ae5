/** Thrown when there are too few labelled texts to learn from; the message says what is missing. */
export class InsufficientTextsError extends Error {
  override readonly name = 'InsufficientTextsError'
  readonly code = 'INSUFFICIENT_DATA'
}
