import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvSplitter } from './csv.ts'

const none = new Map()

/** Records and refused lines of a text that arrives in blocks which end at these lines. */
const split = (text: string, delimiter = ',', linesPerBlock = 1_000) => {
  const records: { line: number; cells: string[] }[] = []
  const refused: number[] = []
  const sink = {
    record: (cells: string[], line: number) => void records.push({ line, cells }),
    refuse: (line: number) => void refused.push(line),
  }
  const splitter = new CsvSplitter(delimiter)
  const lines = text.split('\n').slice(0, -1)
  for (let at = 0; at < lines.length; at += linesPerBlock) {
    splitter.push({ text: `${lines.slice(at, at + linesPerBlock).join('\n')}\n`, flagged: none }, sink)
  }
  splitter.end(sink)
  return { records, refused }
}

describe('CSV records', () => {
  it('are those that csv-parse finds, in whatever blocks they arrive', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', '\r', 'ü', '王') })
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
    const written = cell.map((value) => (/[",;\n\r]/.test(value) || value.startsWith(' ') ? quoted(value) : value))
    const record = fc.array(written, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 4 }),
        (rows, delimiter, lineEnd, linesPerBlock) => {
          const text = rows.map((cells) => cells.join(delimiter) + lineEnd).join('')
          const expected = parse(text, {
            delimiter,
            relax_column_count: true,
            record_delimiter: lineEnd,
            info: true,
          }) as unknown as { record: string[] }[]
          expect(split(text, delimiter, linesPerBlock).records.map(({ cells }) => cells)).toEqual(
            expected.map((one) => one.record),
          )
        },
      ),
    )
  })

  it('carry the number of the line on which they begin', () => {
    expect(split('a,b\n"x\n\ny",1\n\nc,d\n', ',', 1).records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\n\ny', '1'] },
      { line: 6, cells: ['c', 'd'] },
    ])
  })

  it('continue after a line whose quote is open or misplaced', () => {
    expect(split('a,"b\nc,"d"e\n"f"x,g\nh,i\n"', ',', 1)).toEqual({
      records: [{ line: 4, cells: ['h', 'i'] }],
      refused: [1, 2, 3],
    })
  })

  it('take a lone quote in an unquoted cell as text, and spaces behind a closing quote as nothing', () => {
    expect(split('5" pipe,"x" ,y\n').records).toEqual([{ line: 1, cells: ['5" pipe', 'x', 'y'] }])
  })

  it('never end up refusing more lines than there are, nor losing one', () => {
    const soup = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') })
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 3 }), (text, linesPerBlock) => {
        const whole = split(`${text}\n`)
        const { records, refused } = split(`${text}\n`, ',', linesPerBlock)
        expect({ records, refused }).toEqual(whole)
        const starts = [...records.map(({ line }) => line), ...refused].toSorted((a, b) => a - b)
        expect(new Set(starts).size).toBe(starts.length)
        // What no record and no refusal begins is blank or inside quotes.
        const covered = new Set(starts)
        for (const { line, cells } of records) {
          const inside = cells.join('').split('\n').length - 1
          for (let i = 0; i <= inside; i++) covered.add(line + i)
        }
        text.split('\n').forEach((line, i) => {
          if (line.replace(/\r$/, '') !== '') expect(covered).toContain(i + 1)
        })
      }),
      { numRuns: 500 },
    )
  })
})
