/** What went wrong with the embedded database, for code; the message is for people. */
export type EmbeddedDatabaseErrorCode =
  | 'DATA_DIR_NOT_WRITABLE'
  | 'DATA_DIR_IN_USE'
  | 'DATA_MISSING'
  | 'DATA_NOT_A_DATABASE'
  | 'DATA_NOT_REACHABLE'
  | 'DATA_OF_ANOTHER_USER'
  | 'DATA_OF_ANOTHER_VERSION'
  | 'INIT_FAILED'
  | 'NO_SYSTEM_USER'
  | 'PROGRAMS_MISSING'
  | 'PROGRAMS_UNUSABLE'
  | 'START_FAILED'

/** Why the embedded database cannot be used: one line that says what is wrong and what to do. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError'
  readonly code: EmbeddedDatabaseErrorCode
  /** The last lines printed by the failed PostgreSQL program; empty if none ran. */
  readonly output: string

  constructor(
    code: EmbeddedDatabaseErrorCode,
    message: string,
    { cause, output = '' }: { cause?: unknown; output?: string } = {},
  ) {
    super(message.replaceAll(/\s*\n\s*/g, ' '), cause === undefined ? undefined : { cause })
    this.code = code
    this.output = output
  }
}

/** The way out at the end of every message about an unusable embedded database. */
export const wayOut = 'or set DATABASE_URL to a PostgreSQL 15 or newer'

/** The most telling line of a program's output: its last complaint, else its last line. */
export function tellingLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return (
    lines.findLast((line) => /error|fatal|panic|could not|cannot|denied/i.test(line)) ?? lines.at(-1) ?? 'no output'
  )
}

/** The code of a failed system call, such as `EACCES`; empty for any other value. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
