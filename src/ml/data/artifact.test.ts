import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeArtifact, encodeArtifact } from './artifact.ts'
import { isLinearModel, linearRegression } from '../linear/linear-regression.ts'
import { isLogisticModel, logisticRegression } from '../linear/logistic-regression.ts'
import { spector } from '../linear/spector.fixture.ts'
import { isSvmModel, trainSvm } from '../svm/svm.ts'
import { isBoostedTrees, trainBoosting } from '../trees/boosting.ts'
import { isForest, trainForest } from '../trees/forest.ts'

const anything = (value: unknown): value is unknown => value !== undefined

describe('an artifact', () => {
  it('brings any plain model back with the same bits', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
    const leaf = fc.oneof(
      finite,
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(finite).map((values) => Float64Array.from(values)),
      fc.array(fc.integer()).map((values) => Int32Array.from(values)),
      fc.uint8Array(),
    )
    const model = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), leaf)),
    )
    fc.assert(
      fc.property(model, (value) => {
        expect(decodeArtifact(encodeArtifact(value), anything)).toEqual(value)
      }),
    )
    expect(Object.is(decodeArtifact(encodeArtifact(-0), anything), -0)).toBe(true)
    const view = new Float64Array([1, 2, 3, 4]).subarray(1, 3)
    expect(decodeArtifact(encodeArtifact(view), anything)).toEqual(Float64Array.of(2, 3))
  })

  it('is the same text whatever the order of properties', () => {
    expect(encodeArtifact({ a: 1, b: { d: 2, c: undefined } })).toBe(encodeArtifact({ b: { d: 2 }, a: 1 }))
  })

  it('holds no NaN, infinity, date or function', () => {
    expect(() => encodeArtifact({ tree: { value: [1, Number.NaN] } })).toThrow(
      'expected a finite number at model.tree.value[1], got NaN',
    )
    expect(() => encodeArtifact({ value: Float64Array.of(0, Infinity) })).toThrow(
      'expected finite numbers at model.value[1]',
    )
    expect(() => encodeArtifact({ at: new Date(0) })).toThrow(
      'expected plain data or typed arrays at model.at, got Date',
    )
    expect(() => encodeArtifact({ f: () => 1 })).toThrow('got function')
    expect(() => encodeArtifact({ $column: 'Float64Array' })).toThrow(
      'expected keys without a leading $ at model, got $column',
    )
  })

  it('of each algorithm comes back as its model, and is refused as that of any other', async () => {
    const { x, improved } = spector
    const models: readonly (readonly [model: unknown, is: (value: unknown) => value is unknown])[] = [
      [linearRegression(x, improved), isLinearModel],
      [logisticRegression(x, improved), isLogisticModel],
      [await trainSvm(x, improved, { kind: 'classification' }), isSvmModel],
      [trainBoosting(x, improved, { loss: 'log', trees: 3 }), isBoostedTrees],
      [trainForest(x, improved, { kind: 'classification', trees: 3, seed: 1 }), isForest],
    ]
    for (const [model, own] of models) {
      const text = encodeArtifact(model)
      expect(decodeArtifact(text, own)).toEqual(model)
      for (const [, is] of models)
        if (is !== own) expect(() => decodeArtifact(text, is)).toThrow('expected an artifact of another kind')
    }
  })

  it('is refused when it is cut off or altered', () => {
    const text = encodeArtifact({ value: Float64Array.of(1, 2) })
    expect(() => decodeArtifact(text.slice(0, -3), anything)).toThrow(expect.objectContaining({ code: 'BAD_ARTIFACT' }))
    expect(() => decodeArtifact('{"$column":"Date","base64":""}', anything)).toThrow(
      'expected a column of a known type, got Date',
    )
    expect(() => decodeArtifact('{"$column":"Float64Array","base64":"AAAA"}', anything)).toThrow(
      'expected whole Float64Array items, got 3 bytes',
    )
  })
})
