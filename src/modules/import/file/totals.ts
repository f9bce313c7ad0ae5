import type { RecordSink } from './csv.ts'

const words = new Set(
  [
    ...['total', 'totals', 'grandtotal', 'subtotal', 'sum', 'overall'],
    ...['summe', 'gesamt', 'gesamtsumme', 'insgesamt', 'zwischensumme', 'endsumme', 'ergebnis', 'gesamtergebnis'],
    ...['totaux', 'somme', 'totale', 'totales', 'suma', 'totaal', 'razem', 'итого', 'всего'],
    ...['合计', '总计', '小计', '汇总', '合計', '總計', '総計'],
  ].map((word) => word.normalize('NFKC')),
)

const isFigure = (cell: string): boolean => cell === '' || /^[^\p{L}]*\d[^\p{L}]*(?:[A-Z]{3}|kr|zł)?$/u.test(cell)

/** Whether a record is the foot of a table: a word for a total, figures, and nothing else. */
export const isTotal = (cells: readonly string[]): boolean => {
  const texts = cells.map((cell) => cell.trim())
  const at = texts.findIndex((text) => text !== '')
  if (at < 0 || cells.length < 2) return false
  const word = texts[at]!.normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '')
  return words.has(word) && texts.every((text, i) => i === at || isFigure(text))
}

/**
 * Passes on all records except the totals below the table, those that no other record follows. `end` returns how many
 * there were.
 */
export class TotalsFilter implements RecordSink {
  readonly #sink: RecordSink
  #held: { readonly cells: string[]; readonly line: number; readonly further?: number | undefined }[] = []

  constructor(sink: RecordSink) {
    this.#sink = sink
  }

  record(cells: string[], line: number, further?: number): void {
    if (isTotal(cells)) {
      this.#held.push({ cells, line, further })
      return
    }
    if (this.#held.length > 0) this.#release()
    this.#sink.record(cells, line, further)
  }

  refuse(line: number, problem: Parameters<RecordSink['refuse']>[1], cells?: readonly string[]): void {
    this.#sink.refuse(line, problem, cells)
  }

  end(): number {
    return this.#held.length
  }

  #release(): void {
    for (const { cells, line, further } of this.#held) this.#sink.record(cells, line, further)
    this.#held = []
  }
}
