import { pino, type Logger, type LoggerOptions } from 'pino'
import { isDatabaseAway } from './database-away.ts'
import { readableLine } from './log-line.ts'

export type { Logger }

export type LogFormat = 'auto' | 'json' | 'readable'

const paths = ['authorization', 'password', 'key', '*.authorization', '*.password', '*.key']

/**
 * `Availability`, which probes the database, reports once that it is away; single failures because of that are not
 * worth a line each.
 */
const logMethod: NonNullable<LoggerOptions['hooks']>['logMethod'] = function (args, method, level) {
  const [first] = args as unknown[]
  const isTold = typeof first === 'object' && first !== null && 'err' in first && isDatabaseAway(first.err)
  if (isTold && level > this.levels.values['debug']!) this.debug(...args)
  else method.apply(this, args)
}

/**
 * Writes to stdout: JSON lines or, if `format` is `readable`, or `auto` and stdout is a terminal, lines for people, coloured if the
 * terminal supports it and NO_COLOR is not set. Nothing at level `silent`. Lines contain ids, never personal values.
 */
export const createLog = (level: string, format: LogFormat = 'json'): Logger => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: paths, hooks: { logMethod } }
  const { stdout } = process
  if (format === 'json' || (format === 'auto' && !stdout.isTTY)) return pino(options)
  const isColoured = stdout.isTTY && stdout.hasColors()
  return pino(options, {
    write: (line) => void stdout.write(readableLine(line, { isColoured, columns: stdout.columns || Infinity })),
  })
}
