import { splitStratified } from 'rapport-crm/ml/selection'
import { describe, expect, it } from 'vitest'
import { scoreLexicon } from '../lexicon/score.ts'
import { tokenise } from '../text/tokens.ts'
import { buildCorpus, readableRows } from './corpus.ts'
import { inventedTexts } from './invented-words.fixture.ts'
import { decodeLinearModel, encodeLinearModel } from './linear-model.ts'
import { linearScorer } from './score.ts'
import { finishTraining, FOLDS, scoreFold, trainLinear } from './train.ts'

const corpusOf = ({ texts, labels }: { texts: readonly string[]; labels: Int8Array }) =>
  buildCorpus((i) => texts[i]!, labels)
const all = (count: number) => Int32Array.from({ length: count }, (_, i) => i)
const read = (text: string): [ReturnType<typeof tokenise>, ReturnType<typeof scoreLexicon>] => {
  const tokenised = tokenise(text)
  return [tokenised, scoreLexicon(tokenised)]
}

describe('training', () => {
  const set = inventedTexts(400, 1)
  const corpus = corpusOf(set)
  const { train, holdout } = splitStratified(set.labels, 0.25, 1)
  const trained = trainLinear(corpus, train, 1)
  const scorer = linearScorer(trained.linear)

  it('learns words that no list knows', () => {
    const right = holdout.filter((row) => Math.sign(scorer(...read(set.texts[row]!)).raw) === set.labels[row])
    expect(right.length / holdout.length).toBeGreaterThan(0.95)
  })

  it('names the words that it has learned, with their offsets', () => {
    const text = 'then zindle on the table'
    const { factors } = scorer(...read(text))
    const strongest = factors.toSorted((a, b) => b.contribution - a.contribution)[0]!
    expect([strongest.start, text.slice(strongest.start, strongest.end)]).toEqual([5, 'zindle'])
  })

  it('adds up: base value and factors are the raw score', () => {
    for (const text of [...set.texts.slice(0, 50), 'a great zindle, not grubbet 很好 😀!']) {
      const { raw, baseValue, factors } = scorer(...read(text))
      expect(factors.reduce((sum, { contribution }) => sum + contribution, baseValue)).toBe(raw)
    }
  })

  it('gives the same model whichever way its folds were run, and the same artifact', () => {
    const folds = [2, 0, 3, 1].map((fold) => ({ fold, scores: scoreFold(corpusOf(set), train, fold, 1) }))
    const ordered = folds.toSorted((a, b) => a.fold - b.fold).map(({ scores }) => scores)
    expect(folds).toHaveLength(FOLDS)
    expect(encodeLinearModel(finishTraining(corpus, train, ordered).linear)).toBe(encodeLinearModel(trained.linear))
  })

  it('decodes to a model that scores to the same bits', () => {
    const again = linearScorer(decodeLinearModel(encodeLinearModel(trained.linear)))
    for (const text of set.texts.slice(0, 50)) expect(again(...read(text))).toEqual(scorer(...read(text)))
  })

  it('learns from its own rows alone', () => {
    const changed = {
      texts: set.texts.map((text, i) => (holdout.includes(i) ? 'something else' : text)),
      labels: set.labels,
    }
    const again = trainLinear(corpusOf(changed), train, 1)
    expect(encodeLinearModel(again.linear) === encodeLinearModel(trained.linear)).toBe(true)
  })

  it('is unsure where the labels are, and no surer', () => {
    const noisy = inventedTexts(1_200, 2, { share: 0.8 })
    const score = linearScorer(trainLinear(corpusOf(noisy), all(1_200), 1).linear)
    const test = inventedTexts(400, 3, { share: 0.8 })
    const positive = test.texts.map((text) => score(...read(text)).probabilities.positive)
    const sure = positive.reduce((sum, p) => sum + Math.max(p, 1 - p), 0) / positive.length
    expect(sure).toBeGreaterThan(0.74)
    expect(sure).toBeLessThan(0.86)
  })

  it('learns neutral as the middle of the scale', () => {
    const three = inventedTexts(900, 4, { neutral: 0.4 })
    const { linear } = trainLinear(corpusOf(three), all(900), 1)
    expect(linear.halfWidth).toBeGreaterThan(0)
    const { probabilities } = linearScorer(linear)(...read('the box on table with paper'))
    expect(probabilities.neutral).toBeGreaterThan(0.8)
  })
})

describe('bad input', () => {
  it('says how many texts of which label are missing', () => {
    const few = inventedTexts(30, 1)
    const found = few.labels.filter((label) => label > 0).length
    expect(() => trainLinear(corpusOf(few), all(30), 1)).toThrow(`label ${40 - found} more positive and`)
  })

  it('refuses an invalid label', () => {
    expect(() => buildCorpus(() => 'text', Int8Array.of(2))).toThrow('expected a label of −1, 0 or 1 in row 0, got 2')
  })

  it('refuses an artifact of another kind or of other word lists', () => {
    const set = inventedTexts(200, 1)
    const { linear } = trainLinear(corpusOf(set), all(200), 1)
    expect(() => decodeLinearModel('{"model":"forest"}')).toThrow('artifact of another kind')
    expect(() => decodeLinearModel(encodeLinearModel({ ...linear, lists: '0-0' }))).toThrow('train it again')
    expect(() => decodeLinearModel(encodeLinearModel({ ...linear, weights: linear.weights.slice(1) }))).toThrow(
      'a weight for each',
    )
  })

  it('leaves out texts that it cannot read', () => {
    const texts = ['good', '', 'Le produit est arrivé cassé', '很好']
    const corpus = buildCorpus((i) => texts[i]!, Int8Array.of(1, 1, -1, 1))
    expect(Array.from(readableRows(corpus, all(4)))).toEqual([0, 3])
  })
})
