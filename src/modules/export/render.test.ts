import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExportColumn } from './export.entity.ts'
import { csvRenderer, harmless, ndjsonRenderer } from './render.ts'

/** What the documentation tells readers to do. */
const restored = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? cell.slice(1) : cell)

const column = (title: string, type: ExportColumn['type'] = 'TEXT') => ({
  title,
  path: title.split('.'),
  type,
  isList: false,
})

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49301234', "'+49301234"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['-12.50', '-12.50'],
    ['-1e-7', '-1e-7'],
    ["'t Hart", "'t Hart"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j is written as %j', (text, written) => {
    expect(harmless(text)).toBe(written)
    expect(restored(written)).toBe(text)
  })

  it('begins with nothing that a spreadsheet runs, unless it is a number, and any text can be restored', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', "'", '', '1', 'é', '客')
    const text = fc
      .tuple(fc.array(start, { maxLength: 4 }), fc.string({ unit: 'binary' }))
      .map(([a, b]) => a.join('') + b)
    fc.assert(
      fc.property(text, (given) => {
        const written = harmless(given)
        expect(restored(written)).toBe(given)
        if (/^[=+\-@\t\r\n]/.test(written)) expect(Number.isFinite(Number(written))).toBe(true)
      }),
    )
  })
})

describe('a line', () => {
  it('is read back by a CSV reader as it was, whatever the values hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (values) => {
        const { head, line } = csvRenderer(values.map((_, i) => column(`c${i}`)))
        const record = Object.fromEntries(values.map((value, i) => [`c${i}`, value]))
        const [names, cells] = parse(head + line(record), { record_delimiter: '\r\n' })
        expect(names).toEqual(values.map((_, i) => `c${i}`))
        expect(cells!.map(restored)).toEqual(values)
      }),
    )
  })

  it('has the values of lists in one cell, JSON as JSON, and nothing for what is absent', () => {
    const { line } = csvRenderer([
      column('owner.name'),
      column('tags'),
      column('orders.nodes.number'),
      column('attributes', 'JSON'),
      column('value'),
      column('isActive'),
    ])
    const record = {
      owner: null,
      tags: ['a', 'b'],
      orders: { nodes: [{ number: 'N-1' }, { number: null }, { number: 'N-2' }] },
      attributes: ['=1'],
      value: -0.5,
      isActive: false,
    }
    expect(line(record)).toBe(',a; b,N-1; N-2,"[""=1""]",-0.5,false\r\n')
  })

  it('of NDJSON is the record', () => {
    expect(ndjsonRenderer.line({ name: '=1\n"é"' })).toBe('{"name":"=1\\n\\"é\\""}\n')
  })
})
