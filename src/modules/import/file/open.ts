import { RapportError } from '../../../core/errors.ts'
import type { LineProblem } from '../problem.ts'
import { ImportFormat } from './format.ts'
import { readBlocks, type Block } from './blocks.ts'
import { CsvSplitter, type RecordSink, type Splitter } from './csv.ts'
import { asUtf8, encodingOf } from './encoding.ts'
import { findHeader, usualWidth } from './header.ts'
import { arrayAsLines, looksLikeArray } from './json-array.ts'
import { NdjsonSplitter, parseObject } from './ndjson.ts'
import { TotalsFilter } from './totals.ts'

/** How much of a file is examined to find out its format, in characters. */
const headLength = 64 * 1024

/** A record of the head. */
export interface HeadRecord {
  readonly line: number
  readonly cells: readonly string[]
  /** Set if the line is not a record. */
  readonly problem?: LineProblem
}

/** A file whose head has been read. */
export interface OpenFile {
  readonly format: ImportFormat
  /** Name of its encoding in the WHATWG standard, e.g. `utf-8`. */
  readonly encoding: string
  /** Records above the header. */
  readonly titles: number
  /** Totals below the table; known once every record has been emitted. */
  readonly totals: number
  /** Of CSV. */
  readonly delimiter: string | undefined
  /** The header of a CSV file, or the keys in the head of NDJSON. */
  readonly columns: readonly string[]
  /** The records of the head, without the header. */
  readonly head: readonly HeadRecord[]
  /**
   * Passes every record except the header to the sink and yields after each block. `columns`: the wanted keys of
   * NDJSON.
   */
  read(columns: readonly string[], sink: RecordSink): AsyncGenerator<void, void, undefined>
}

const bad = (message: string): RapportError => new RapportError('INVALID_INPUT', message, { path: ['content'] })

const delimiters = [',', ';', '\t', '|'] as const

/** The separator of the header: the one that occurs most often outside quotes. */
const detectDelimiter = (header: string): string => {
  const bare = header.replaceAll(/"[^"]*"/g, '')
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length - 1)
  return delimiters[counts.indexOf(Math.max(...counts))]!
}

/** The line that Excel writes first to name the separator. */
const separatorLine = /^sep=([,;\t|])\r?\n/i

const collect = (): { sink: RecordSink; records: HeadRecord[] } => {
  const records: HeadRecord[] = []
  return {
    records,
    sink: {
      record: (cells, line) => void records.push({ line, cells }),
      refuse: (line, problem, cells = []) => void records.push({ line, cells, problem }),
    },
  }
}

/** Passes on all records but the first `count`. */
const without = (count: number, sink: RecordSink): RecordSink => {
  let left = count
  const pass = () => left-- <= 0
  return {
    record: (cells, line, further) => (pass() ? sink.record(cells, line, further) : undefined),
    refuse: (line, problem, cells) => (pass() ? sink.refuse(line, problem, cells) : undefined),
  }
}

type Opened = Pick<OpenFile, 'delimiter' | 'columns' | 'head' | 'titles'> & { readonly skip: number }

const recordsOf = (delimiter: string, head: Block, whole: boolean): HeadRecord[] => {
  const { sink, records } = collect()
  const splitter = new CsvSplitter(delimiter)
  splitter.push(head, sink)
  // If the file continues, the record at the end of the head may be cut off.
  if (whole) splitter.end(sink)
  return records
}

/** Below a title, the separator is the one that makes the widest table. */
const delimiterOfTable = (head: Block, whole: boolean): string => {
  const sizes = delimiters.map((delimiter) => {
    const { width, count } = usualWidth(recordsOf(delimiter, head, whole))
    return (width - 1) * count
  })
  return delimiters[sizes.indexOf(Math.max(...sizes))]!
}

const openCsv = (text: string, head: Block, whole: boolean): Opened => {
  const named = separatorLine.exec(text)
  const first = text.slice(named ? named[0].length : 0).replace(/^[\r\n]+/, '')
  let delimiter = named?.[1] ?? detectDelimiter(first.slice(0, first.indexOf('\n')))
  const from = named ? 1 : 0
  let records = recordsOf(delimiter, head, whole)
  let titles = findHeader(records.slice(from))
  if (!named && (titles > 0 || usualWidth(records).width < 2)) {
    const better = delimiterOfTable(head, whole)
    if (better !== delimiter) {
      delimiter = better
      records = recordsOf(delimiter, head, whole)
      titles = findHeader(records)
    }
  }
  const skip = from + titles + 1
  const header = records[skip - 1]
  if (!header) throw bad(whole ? 'expected a header, the file is empty' : 'expected a header in the first 64 KiB')
  if (header.problem) throw bad(`expected a header in line ${header.line}: ${header.problem.message}`)
  if (header.cells.some((cell) => cell.includes('\r')))
    throw bad('expected lines that end in LF or CRLF, the file has CR alone; save it with other line ends')
  const columns = header.cells.map((cell) => cell.trim())
  return { delimiter, columns, head: records.slice(skip), titles, skip }
}

const openNdjson = (text: string, head: Block, whole: boolean): Opened => {
  const columns = new Set<string>()
  for (const line of text.split('\n')) for (const key of Object.keys(parseObject(line) ?? {})) columns.add(key)
  if (text.trim() === '') throw bad('expected one JSON object per line, the file is empty')
  if (columns.size === 0)
    throw bad(`expected a JSON object on each line${whole ? '' : ', none in the first 64 KiB is one'}`)
  const { sink, records } = collect()
  new NdjsonSplitter([...columns]).push(head, sink)
  return { delimiter: undefined, columns: [...columns], head: records, titles: 0, skip: 0 }
}

/** Blocks joined into one, so that the head is the same however the file arrives. */
const joined = (blocks: readonly Block[]): Block => ({
  text: blocks.map(({ text }) => text).join(''),
  flagged: new Map(blocks.flatMap(({ flagged }) => [...flagged])),
})

/** The first piece with something in it, and all of them. */
const peek = async (
  bytes: AsyncGenerator<Uint8Array>,
): Promise<{ readonly start: string; readonly all: AsyncGenerator<Uint8Array> }> => {
  const taken: Uint8Array[] = []
  let start = ''
  while (start.length < 16) {
    const next = await bytes.next()
    if (next.done) break
    taken.push(next.value)
    start = Buffer.concat(taken).toString('utf8').trimStart()
  }
  return {
    start,
    all: (async function* () {
      yield* taken
      yield* bytes
    })(),
  }
}

/** What a caller says about the format of a file. */
export interface FileHints {
  readonly format?: ImportFormat | null | undefined
  /** A name from the WHATWG standard. */
  readonly encoding?: string | null | undefined
}

/**
 * Reads the head of a file and detects its format. Throws INVALID_INPUT if it is empty, has no header or is not text.
 * `read` reads the rest, once, as it arrives.
 */
export const openFile = async (
  bytes: AsyncIterable<Uint8Array>,
  { format, encoding: given }: FileHints = {},
): Promise<OpenFile> => {
  let encoding = 'utf-8'
  const named = given ? encodingOf(given) : undefined
  const { start, all: utf8 } = await peek(asUtf8(bytes, named, (name) => (encoding = name)))
  const isArray = format ? format === ImportFormat.JSON : looksLikeArray(start)
  const blocks = readBlocks(isArray ? arrayAsLines(utf8) : utf8)
  const taken: Block[] = []
  let length = 0
  let whole = false
  while (length < headLength && !whole) {
    const next = await blocks.next()
    if (next.done) whole = true
    else {
      taken.push(next.value)
      length += next.value.text.length
    }
  }
  const all = joined(taken)
  const cut = all.text.length > headLength ? all.text.lastIndexOf('\n', headLength) : -1
  const text = cut < 0 ? all.text : all.text.slice(0, cut + 1)
  const head = { text, flagged: all.flagged }
  const seen = isArray ? ImportFormat.JSON : /^\s*\{/.test(text) ? ImportFormat.NDJSON : ImportFormat.CSV
  const kind = format ?? seen
  const isWhole = whole && cut < 0
  const { skip, ...opened } = kind === ImportFormat.CSV ? openCsv(text, head, isWhole) : openNdjson(text, head, isWhole)
  let totals = 0
  return {
    ...opened,
    format: kind,
    // Non-ASCII bytes may come after the head.
    get encoding() {
      return encoding
    },
    get totals() {
      return totals
    },
    read: async function* (columns, sink) {
      const isCsv = kind === ImportFormat.CSV
      const splitter: Splitter = isCsv ? new CsvSplitter(opened.delimiter!) : new NdjsonSplitter(columns)
      const filter = new TotalsFilter(sink)
      const records = without(skip, isCsv ? filter : sink)
      for (const block of taken) {
        splitter.push(block, records)
        yield
      }
      for await (const block of blocks) {
        splitter.push(block, records)
        yield
      }
      splitter.end(records)
      totals = filter.end()
      yield
    },
  }
}
