import { ModelInputError } from 'rapport-crm/ml/data'
import type { TaskContext } from 'rapport-crm/task'
import { textReader, type TextColumn } from './columns.ts'
import { buildCorpus, readableRows, type Corpus } from './linear/corpus.ts'

/**
 * A result, or that there are too few texts: a refusal is data, because an error's class does not survive the transfer
 * between threads.
 */
export type Answer<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly code: 'INSUFFICIENT_DATA'; readonly message: string }

/** Labelled texts, and which of them to learn from. */
export interface TrainingInput {
  readonly texts: TextColumn
  /** −1 negative, 0 neutral, 1 positive; one per text. */
  readonly labels: Int8Array
  /** Numbers of the texts to learn from; those that cannot be read are left out. */
  readonly rows: Int32Array
  readonly modelSeed: number
}

/**
 * Reads the labelled texts of a training and does something with them. Refuses with a message, and does not throw, when
 * there are too few.
 */
export const withCorpus = <T>(
  { texts, labels, rows }: TrainingInput,
  { signal, progress }: TaskContext,
  work: (corpus: Corpus, rows: Int32Array) => T,
): Answer<T> => {
  const textAt = textReader(texts)
  const corpus = buildCorpus(
    // Texts are numbered by their position among the training rows.
    (i) => textAt(rows[i]!),
    Int8Array.from(rows, (row) => labels[row]!),
    (i) => {
      if (i % 500 !== 0) return
      signal.throwIfAborted()
      progress((0.3 * i) / rows.length, 'reading texts')
    },
  )
  try {
    return { ok: true, ...work(corpus, readableRows(corpus, Int32Array.from(rows.keys()))) }
  } catch (error) {
    if (error instanceof ModelInputError && error.code === 'INSUFFICIENT_DATA')
      return { ok: false, code: error.code, message: error.message }
    throw error
  }
}
