import { styleText } from 'node:util'

const names: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' }
const colours = { trace: 'gray', debug: 'gray', info: 'green', warn: 'yellow', error: 'red' } as const
/** Characters of one value that are shown. */
const longest = 80
const indent = '    '

/** Text that cannot move a terminal's cursor or change its colours; further lines are indented. */
const printable = (text: string): string =>
  text
    .replaceAll(/(?!\n)\p{Cc}/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replaceAll('\n', `\n${indent}`)

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text)

const shown = (value: unknown): string => {
  const plain = typeof value === 'string' && /^[^\s"=]+$/.test(value)
  const text = plain ? value : Array.isArray(value) ? value.map(shown).join(',') : JSON.stringify(value)
  return cut(text, longest)
}

/** What a terminal can show. */
export interface Terminal {
  readonly isColoured: boolean
  /** Characters per line; entries below warning level are cut to it. @default no limit */
  readonly columns?: number
}

/**
 * A log line for people: local time of day, level, message, further fields as `name=value`, and the stack of an error
 * below. `json` is a line as pino writes it; any other line is returned unchanged.
 */
export const readableLine = (json: string, { isColoured, columns = Infinity }: Terminal): string => {
  let entry: Readonly<Record<string, unknown>>
  try {
    entry = JSON.parse(json) as Readonly<Record<string, unknown>>
  } catch {
    return json
  }
  const { level, time, msg, err, ...rest } = entry
  const name = names[Number(level)] ?? 'error'
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    isColoured ? styleText(format, text, { validateStream: false }) : text
  const thrown = (err ?? {}) as { stack?: string; message?: string }
  const clock = new Date(String(time)).toTimeString().slice(0, 8)
  const message = printable(typeof msg === 'string' ? msg : '')
  const details = Object.entries(rest)
    .map(([key, value]) => `${key}=${printable(shown(value))}`)
    .join(' ')
  const room = Number(level) < 40 ? Math.max(20, columns - `${clock} ${name.padEnd(5)} ${message} `.length) : Infinity
  const parts = [
    paint('gray', clock),
    paint(colours[name as keyof typeof colours], name.padEnd(5)),
    message,
    ...(details === '' ? [] : [paint('gray', cut(details, room))]),
  ]
  const cause = thrown.stack ?? thrown.message
  return `${parts.join(' ')}${cause === undefined ? '' : `\n${indent}${paint('gray', printable(cause))}`}\n`
}
