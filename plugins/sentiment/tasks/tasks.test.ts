import { splitStratified, type TaskContext } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import type { BatchScores } from '../algorithms/batch.ts'
import { packTexts, textPieces } from '../algorithms/columns.ts'
import { inventedTexts } from '../algorithms/linear/invented-words.fixture.ts'
import { FOLDS, type FoldScores } from '../algorithms/linear/train.ts'
import type { TrainingInput } from '../algorithms/task-types.ts'
import evaluate from './evaluate.task.ts'
import finishTraining from './finish-training.task.ts'
import scoreFold from './score-fold.task.ts'
import score from './score.task.ts'

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
    const { winner, text, rows, models, calibrationError, linearAgainstLexicon } = await judged(1)
    expect(winner).toBe('LINEAR')
    expect(rows).toBe(180)
    expect(text).toMatch(
      /^Of 180 held-out texts the trained model had \d+\.\d % right, .*: the trained model is used\.$/,
    )
    expect(linearAgainstLexicon!.interval!.lower).toBeGreaterThan(0)
    expect(models.map(({ name }) => name)).toEqual(['ALWAYS_THE_SAME', 'LEXICON', 'LINEAR'])
    expect(calibrationError).toBeLessThan(0.1)
  })

  it('keep the word lists where the labels are chance', async () => {
    const { winner, text } = await judged(0.5)
    expect(winner).toBe('LEXICON')
    expect(text).toMatch(/the word lists are kept\.$/)
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

  it('stop when they are cancelled', () => {
    const stopped = { ...task, signal: AbortSignal.abort() }
    const { texts, labels } = inventedTexts(100, 8)
    expect(() =>
      scoreFold(
        { texts: packTexts(texts), labels, rows: Int32Array.from(labels.keys()), modelSeed: 1, fold: 0 },
        stopped,
      ),
    ).toThrow('aborted')
  })
})
