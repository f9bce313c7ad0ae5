import { pino, type Logger } from 'pino'

export type { Logger }

/** JSON lines to stdout in a service, to nowhere at level `silent`. Lines carry ids, never personal values. */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['authorization', 'password', 'key', '*.authorization', '*.password', '*.key'],
  })
