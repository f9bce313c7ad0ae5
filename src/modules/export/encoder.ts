import { ExportFormat, type ExportJob } from './export.entity.ts'
import { csvRenderer, ndjsonRenderer, type Renderer } from './render.ts'

/** Turns records into the bytes of a file, piece by piece. */
export interface Encoder {
  /** How much can be taken, in bytes, or in characters of a text. */
  readonly size: number
  add(record: object): void
  /** Writes what comes after the last record. */
  end(): void
  /** The next bytes of the file: all that are complete. */
  take(): Buffer
}

class TextEncoder implements Encoder {
  readonly #renderer: Renderer
  #text: string

  constructor(renderer: Renderer, byteOrderMark: boolean) {
    this.#renderer = renderer
    this.#text = `${byteOrderMark ? '\uFEFF' : ''}${renderer.head}`
  }

  get size(): number {
    return this.#text.length
  }

  add(record: object): void {
    this.#text += this.#renderer.line(record)
  }

  end(): void {}

  take(): Buffer {
    const bytes = Buffer.from(this.#text, 'utf8')
    this.#text = ''
    return bytes
  }
}

/** The encoder for the format of an export. */
export const encoderOf = async ({
  format,
  columns,
  byteOrderMark,
}: Pick<ExportJob, 'format' | 'columns' | 'byteOrderMark'>): Promise<Encoder> => {
  if (format === ExportFormat.PARQUET) return new (await import('./parquet.ts')).ParquetEncoder(columns)
  return new TextEncoder(format === ExportFormat.CSV ? csvRenderer(columns) : ndjsonRenderer, byteOrderMark)
}
