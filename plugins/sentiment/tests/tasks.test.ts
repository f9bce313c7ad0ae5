import type { TaskContext } from 'rapport-crm/task'
import { splitStratified } from 'rapport-crm/ml/selection'
import { describe, expect, it } from 'vitest'
import type { BatchScores } from '../algorithms/batch.ts'
import { packTexts, textPieces } from '../algorithms/columns.ts'
import { inventedTexts } from '../algorithms/linear/invented-words.fixture.ts'
import { FOLDS, type FoldScores } from '../algorithms/linear/train.ts'
import type { TrainingInput } from '../algorithms/training-corpus.ts'
import { evaluate, finishTraining, score, scoreFold } from '../tasks.ts'

const task: TaskContext = { signal: new AbortController().signal, seed: 1, progress: () => undefined }

const train = async (input: TrainingInput) => {
  const folds: FoldScores[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const answer = await scoreFold({ ...input, fold }, task)
    if (!answer.ok) throw new Error(answer.message)
    folds.push(answer.scores)
  }
  const answer = await finishTraining({ ...input, folds }, task)
  if (!answer.ok) throw new Error(answer.message)
  return answer.trained
}

const judged = async (share: number) => {
  const { texts, labels } = inventedTexts(600, 5, { share })
  const column = packTexts(texts)
  const split = splitStratified(labels, 0.3, 1)
  const { linear } = await train({ texts: column, labels, rows: split.train, modelSeed: 1 })
  return evaluate({ texts: column, labels, ...split, linear, modelSeed: 1 }, task)
}

describe('the tasks', () => {
  it('let the trained model win where it is better on texts that it has not seen, and say so', async () => {
    const { winner, findings, decision, rows, models, calibrationError, linearAgainstLexicon } = await judged(1)
    expect(winner).toBe('LINEAR')
    expect(rows).toBe(180)
    expect(findings).toMatch(
      /^Of 180 held-out texts the trained model had \d+\.\d % right, .*; the trained model is better \(.*\)\.$/,
    )
    expect(decision).toBe('The trained model is used for English.')
    expect(linearAgainstLexicon!.interval!.lower).toBeGreaterThan(0)
    expect(models.map(({ name }) => name)).toEqual(['ALWAYS_THE_SAME', 'LEXICON', 'LINEAR'])
    expect(calibrationError).toBeLessThan(0.1)
  })

  it('let the trained model speak only for the language in which it is better', async () => {
    const english = inventedTexts(400, 5)
    const chinese = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? `第${i}次住，非常满意` : `第${i}次住，太差了`))
    const labels = Int8Array.from([...english.labels, ...chinese.map((_, i) => (i % 2 === 0 ? 1 : -1))])
    const column = packTexts([...english.texts, ...chinese])
    const split = splitStratified(labels, 0.3, 1)
    const { linear } = await train({ texts: column, labels, rows: split.train, modelSeed: 1 })
    const { spokenBy, decision } = await evaluate({ texts: column, labels, ...split, linear, modelSeed: 1 }, task)
    expect(spokenBy).toEqual(['en'])
    expect(decision).toBe('The trained model is used for English.')
    const texts = packTexts(['房间很干净', 'a zindle on the table'])
    const scored = await score({ texts, from: 0, to: 2, linear: { ...linear, languages: spokenBy } }, task)
    // Only the trained model gives probabilities.
    expect(Array.from(scored.probabilities.subarray(0, 3))).toEqual([0, 0, 0])
    expect(scored.probabilities[5]).toBeGreaterThan(0.5)
    expect(Array.from(scored.label)).toEqual([1, 1])
  })

  it('keep the word lists where the labels are chance', async () => {
    const { winner, decision } = await judged(0.5)
    expect(winner).toBe('LEXICON')
    expect(decision).toBe('The word lists are kept.')
  })

  it('answer INSUFFICIENT_DATA with what is missing', async () => {
    const input = {
      texts: packTexts(['good', 'bad', 'Le produit est arrivé cassé']),
      labels: Int8Array.of(1, -1, -1),
      rows: Int32Array.of(0, 1, 2),
      modelSeed: 1,
    }
    expect(await scoreFold({ ...input, fold: 0 }, task)).toMatchObject({
      ok: false,
      code: 'INSUFFICIENT_DATA',
      message: expect.stringContaining('got 1 and 1: label 39 more positive and 39 more negative texts'),
    })
    expect(await finishTraining({ ...input, folds: [] }, task)).toMatchObject({ ok: false, code: 'INSUFFICIENT_DATA' })
  })

  it('learn from the rows that they are given, whatever their order in the column', async () => {
    const { texts, labels } = inventedTexts(300, 6)
    const rows = Int32Array.from({ length: 200 }, (_, i) => i + 50)
    const ours = await train({ texts: packTexts(texts), labels, rows, modelSeed: 3 })
    const alone = await train({
      texts: packTexts(texts.slice(50, 250)),
      labels: labels.slice(50, 250),
      rows: Int32Array.from({ length: 200 }, (_, i) => i),
      modelSeed: 3,
    })
    expect(ours).toEqual(alone)
  })

  it('score with a trained model, piece by piece', async () => {
    const { texts, labels } = inventedTexts(200, 7)
    const column = packTexts(texts)
    const { linear } = await train({ texts: column, labels, rows: Int32Array.from(labels.keys()), modelSeed: 1 })
    const pieces: BatchScores[] = []
    for (const piece of textPieces(200, 60)) pieces.push(await score({ texts: column, linear, ...piece }, task))
    const found = pieces.flatMap(({ label }) => Array.from(label))
    expect(found.filter((label, i) => label === labels[i]).length).toBeGreaterThan(190)
    expect(pieces[0]!.probabilities).toHaveLength(180)
  })

  it('stop when they are cancelled', async () => {
    const stopped = { ...task, signal: AbortSignal.abort() }
    const { texts, labels } = inventedTexts(100, 8)
    const input = { texts: packTexts(texts), labels, rows: Int32Array.from(labels.keys()), modelSeed: 1, fold: 0 }
    await expect(scoreFold(input, stopped)).rejects.toThrow('aborted')
  })
})
