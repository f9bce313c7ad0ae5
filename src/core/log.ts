import { pino, type Logger } from 'pino'
import { readableLine } from './log-line.ts'

export type { Logger }

const paths = ['authorization', 'password', 'key', '*.authorization', '*.password', '*.key']

/**
 * Writes to stdout: JSON lines, or, where `format` is `auto` and stdout is a terminal, lines for people, coloured where the terminal
 * has colours and NO_COLOR does not forbid them. Nothing at level `silent`. Lines carry ids, never personal values.
 */
export const createLog = (level: string, format: 'auto' | 'json' = 'json'): Logger => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: paths }
  const { stdout } = process
  if (format === 'json' || !stdout.isTTY) return pino(options)
  const isColoured = stdout.hasColors()
  return pino(options, {
    write: (line) => void stdout.write(readableLine(line, { isColoured, columns: stdout.columns || Infinity })),
  })
}
