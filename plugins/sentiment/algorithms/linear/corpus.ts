import { ModelInputError } from 'rapport-crm/ml/data'
import { scoreLexicon } from '../lexicon/score.ts'
import { detectLanguage } from '../text/language.ts'
import { tokenise } from '../text/tokens.ts'
import { extractFeatures, LEXICON_FEATURES } from './features.ts'
import { KeyTable } from './hash.ts'

/** A text's label: −1 negative, 0 neutral, 1 positive. */
export type Label = -1 | 0 | 1

/** Labelled texts as sparse rows: what training works on. */
export interface Corpus {
  /** Number of texts, n. */
  readonly rows: number
  /** Row i has the n-grams `columns[offsets[i]] … columns[offsets[i + 1] − 1]`; n + 1 entries. */
  readonly offsets: Int32Array
  /** Numbers of n-grams, indexes of `keys`. */
  readonly columns: Int32Array
  /** Hash of each n-gram. */
  readonly keys: Uint32Array
  /** Lexicon features, n × `LEXICON_FEATURES.length`, row-major. */
  readonly lexicon: Float64Array
  /** 1 where the text is in a language that the models read; n. */
  readonly readable: Uint8Array
  /** Labels, n. */
  readonly labels: Int8Array
}

/**
 * Reads labelled texts into sparse rows.
 * @param textAt the text of row i
 * @param labels −1, 0 or 1 for each row
 * @param onRow called after each text, for progress and cancelling
 * @throws ModelInputError BAD_LABEL when a label is none of −1, 0, 1
 */
export const buildCorpus = (
  textAt: (i: number) => string,
  labels: Int8Array,
  onRow: (i: number) => void = () => undefined,
): Corpus => {
  const rows = labels.length
  const width = LEXICON_FEATURES.length
  const offsets = new Int32Array(rows + 1)
  const lexicon = new Float64Array(rows * width)
  const table = new KeyTable(rows * 16)
  let columns = new Int32Array(rows * 32 + 64)
  const readable = new Uint8Array(rows)
  let used = 0
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!
    if (label < -1 || label > 1) {
      throw new ModelInputError('BAD_LABEL', `expected a label of −1, 0 or 1 in row ${i}, got ${label}`, { row: i })
    }
    const tokenised = tokenise(textAt(i))
    const features = extractFeatures(tokenised, scoreLexicon(tokenised))
    if (used + features.keys.length > columns.length) {
      const grown = new Int32Array(Math.max(columns.length * 2, used + features.keys.length))
      grown.set(columns)
      columns = grown
    }
    for (const key of features.keys) columns[used++] = table.add(key)
    offsets[i + 1] = used
    readable[i] = tokenised.tokens.length > 0 && detectLanguage(tokenised).supported ? 1 : 0
    lexicon.set(features.lexicon, i * width)
    onRow(i)
  }
  return { rows, offsets, columns: columns.slice(0, used), keys: table.keys.slice(), lexicon, readable, labels }
}

/** The given rows that contain a text in a language that the models read. */
export const readableRows = ({ readable }: Corpus, rows: Int32Array): Int32Array =>
  rows.filter((row) => readable[row] === 1)
