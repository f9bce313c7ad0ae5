import type { LineProblem } from '../problem.ts'
import { maxLineBytes, type Block } from './blocks.ts'

/** Receives the records of a file. */
export interface RecordSink {
  /** A record that begins on that line, counted from 1; `further`: how many values it has besides its cells. */
  record(cells: string[], line: number, further?: number): void
  /** A line that is not a record, as it is written. */
  refuse(line: number, problem: LineProblem, cells?: readonly string[]): void
}

/** Takes blocks and emits records. */
export interface Splitter {
  push(block: Block, sink: RecordSink): void
  /** Emits what was held back while waiting for more. */
  end(sink: RecordSink): void
}

const openQuote: LineProblem = {
  column: null,
  code: 'MALFORMED_LINE',
  message: 'expected a closing quote, the cell continues to the end of the file or beyond 4 MiB',
}
const afterQuote: LineProblem = {
  column: null,
  code: 'MALFORMED_LINE',
  message: 'expected a separator or the end of the line after a closing quote; write a quote inside quotes twice',
}

/** A record with quotes, or the reason why there is none: `open` if its end is not in the text. */
type Scan = { readonly cells: string[]; readonly end: number } | 'open' | 'malformed'

/** Reads one record with quoted cells, starting at `from`; `text` ends with a line feed. */
const scanQuoted = (text: string, from: number, delimiter: string): Scan => {
  const cells: string[] = []
  let at = from
  for (;;) {
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1)
      let doubled = false
      while (close >= 0 && text[close + 1] === '"') {
        doubled = true
        close = text.indexOf('"', close + 2)
      }
      if (close < 0) return 'open'
      const cell = text.slice(at + 1, close)
      cells.push(doubled ? cell.replaceAll('""', '"') : cell)
      at = close + 1
      while (text[at] === ' ') at++
      if (text[at] === '\r' && text[at + 1] === '\n') at++
    } else {
      const lineEnd = text.indexOf('\n', at)
      const cellEnd = text.indexOf(delimiter, at)
      const end = cellEnd < 0 || cellEnd > lineEnd ? lineEnd : cellEnd
      cells.push(
        end === lineEnd && text[end - 1] === '\r' ? text.slice(at, Math.max(at, end - 1)) : text.slice(at, end),
      )
      at = end
    }
    if (text[at] === '\n') return { cells, end: at + 1 }
    if (text[at] !== delimiter) return 'malformed'
    at++
  }
}

/**
 * Splits CSV (RFC 4180; LF or CRLF; a lone quote inside an unquoted cell is text) into records. A line with an open or
 * misplaced quote is refused alone; reading continues with the next line. Blank lines are skipped.
 */
export class CsvSplitter implements Splitter {
  readonly #delimiter: string
  #line = 1
  /** The beginning of a record whose end has not arrived yet. */
  #carry = ''
  /**
   * Length of `#carry` from which it is worth looking for the end again, so that a long cell is not rescanned for every
   * block.
   */
  #retryAt = 0
  #flagged = new Map<number, LineProblem>()

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push({ text, flagged }: Block, sink: RecordSink): void {
    for (const [line, problem] of flagged) this.#flagged.set(line, problem)
    const all = this.#carry === '' ? text : this.#carry + text
    if (all.length < this.#retryAt) this.#carry = all
    else this.#split(all, sink, false)
  }

  end(sink: RecordSink): void {
    if (this.#carry !== '') this.#split(this.#carry, sink, true)
  }

  #split(text: string, sink: RecordSink, last: boolean): void {
    const quotes = text.includes('"')
    const delimiter = this.#delimiter
    this.#carry = ''
    this.#retryAt = 0
    for (let at = 0; at < text.length;) {
      const lineEnd = text.indexOf('\n', at)
      const line = text.slice(at, text[lineEnd - 1] === '\r' && lineEnd > at ? lineEnd - 1 : lineEnd)
      if (!quotes || !line.includes('"')) {
        this.#plain(line, delimiter, sink)
        at = lineEnd + 1
        continue
      }
      const scan = scanQuoted(text, at, delimiter)
      if (scan === 'open' && !last && text.length - at < maxLineBytes) {
        this.#carry = text.slice(at)
        this.#retryAt = 2 * this.#carry.length
        return
      }
      if (typeof scan === 'string') {
        sink.refuse(this.#line, this.#flagged.get(this.#line) ?? (scan === 'open' ? openQuote : afterQuote), [line])
        this.#flagged.delete(this.#line++)
        at = lineEnd + 1
      } else {
        this.#quoted(scan.cells, text, at, scan.end, sink)
        at = scan.end
      }
    }
  }

  #plain(line: string, delimiter: string, sink: RecordSink): void {
    const number = this.#line++
    if (this.#flagged.size > 0) {
      const problem = this.#flagged.get(number)
      if (problem) {
        this.#flagged.delete(number)
        return sink.refuse(number, problem, [line])
      }
    }
    return line === '' ? undefined : sink.record(line.split(delimiter), number)
  }

  #quoted(cells: string[], text: string, from: number, to: number, sink: RecordSink): void {
    const first = this.#line
    let problem: LineProblem | undefined
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
      problem ??= this.#flagged.get(this.#line)
      this.#flagged.delete(this.#line++)
    }
    if (problem) sink.refuse(first, problem, cells)
    else sink.record(cells, first)
  }
}
