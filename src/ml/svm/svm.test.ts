import { describe, expect, it } from 'vitest'
import { decodeArtifact, encodeArtifact } from '../data/artifact.ts'
import { longley } from '../linear/longley.fixture.ts'
import { spector } from '../linear/spector.fixture.ts'
import { matrix, matrixFromRows, rowOf } from '../data/matrix.ts'
import { fitScaler, scale } from '../prepare/scaler.ts'
import { createRandom } from '../../core/random.ts'
import { loadLibsvm } from './libsvm.ts'
import { isSvmModel, predictSvm, svmDecision, trainSvm } from './svm.ts'

describe('a support vector machine', () => {
  it('decides as scikit-learn does', async () => {
    const model = await trainSvm(spector.x, spector.improved, { kind: 'classification' })
    // scikit-learn 1.2.1, SVC(C=1, gamma=1/3).fit(standardised, y).decision_function; both stop at a tolerance of 1e-3
    const expected = [
      -1.041922856861823, -1.2121968014231854, -0.9995803136013297, -1.000120348519052, 0.2858706053040706,
      -1.022883452190416, -1.000289478750568, -1.185585700253862, -1.0374094582012603, 0.4332129763141884,
    ]
    const decision = svmDecision(model, spector.x)
    expected.forEach((value, i) => expect(Math.abs(decision[i]! - value)).toBeLessThan(2e-3))
    expect(model.coefficients.length).toBe(23)
    expect(Array.from(predictSvm(model, spector.x).slice(0, 6))).toEqual([0, 0, 0, 0, 1, 0])
  })

  it('prices the classes as scikit-learn does', async () => {
    const model = await trainSvm(spector.x, spector.improved, { kind: 'classification', classWeights: [1, 2] })
    // scikit-learn 1.2.1, SVC(C=1, gamma=1/3, class_weight={0: 1, 1: 2})
    const expected = [
      -1.0404622483884054, -1.3192577753905457, -0.9470472007557382, -0.9467540807181785, 1.0003863071276828,
    ]
    const decision = svmDecision(model, spector.x)
    expected.forEach((value, i) => expect(Math.abs(decision[i]! - value)).toBeLessThan(2e-3))
  })

  it('regresses as scikit-learn does on a standardised target', async () => {
    const model = await trainSvm(longley.x, longley.employed, { kind: 'regression', c: 10 })
    // scikit-learn 1.2.1, SVR(C=10, gamma=1/6, epsilon=.1) on standardised columns and target, turned back
    const expected = [
      60664.47607518645, 60911.50445137474, 60511.251470272466, 60846.06464195575, 63506.27089425716, 63980.51884707379,
      64649.557526979544, 64100.85968143101, 66172.28939971865, 67518.06822682582, 68441.20555586206,
    ]
    const value = predictSvm(model, longley.x)
    // 3,400 is the deviation of the target: the tolerance of 1e-3 is 3.4
    expected.forEach((v, i) => expect(Math.abs(value[i]! - v)).toBeLessThan(5))
  })

  it('decides exactly as the package does in memory, from plain data', async () => {
    const random = createRandom(3)
    const x = matrix(
      Float64Array.from({ length: 400 }, () => 100 * random.normal()),
      200,
      2,
    )
    const label = Float64Array.from({ length: 200 }, (_, i) =>
      Math.hypot(...rowOf(x, i)) > 100 + 30 * random.normal() ? 1 : 0,
    )
    const model = await trainSvm(x, label, { kind: 'classification', c: 3, gamma: 0.7 })
    const Machine = await loadLibsvm()
    const options = { cost: 3, gamma: 0.7, tolerance: 1e-3, cacheSize: 200, quiet: true } as const
    const machine = new Machine({ type: '0', kernel: '2', epsilon: 0.1, ...options })
    const scaled = scale(fitScaler(x), x)
    const rows = Array.from({ length: 200 }, (_, i) => rowOf(scaled, i))
    machine.train(rows, label)
    const ours = predictSvm(model, x)
    rows.forEach((row, i) => expect(ours[i]).toBe(machine.predictOne(row)))
    machine.free()
    const y = Float64Array.from({ length: 200 }, (_, i) => x.data[2 * i]! ** 2)
    const regression = await trainSvm(x, y, { kind: 'regression', epsilon: 0.05 })
    const reloaded = decodeArtifact(encodeArtifact(regression), isSvmModel)
    expect(predictSvm(reloaded, x)).toEqual(predictSvm(regression, x))
    expect(encodeArtifact(await trainSvm(x, y, { kind: 'regression', epsilon: 0.05 }))).toBe(encodeArtifact(regression))
  })

  it('is the mean for a constant target, and ignores constant columns', async () => {
    const x = matrixFromRows([
      [1, 4],
      [2, 4],
      [3, 4],
    ])
    const model = await trainSvm(x, [7, 7, 7], { kind: 'regression' })
    expect(Array.from(predictSvm(model, x))).toEqual([7, 7, 7])
    const trained = await trainSvm(x, [1, 2, 3], { kind: 'regression' })
    const moved = matrixFromRows([[2, 1e9]])
    expect(predictSvm(trained, moved)[0]).toBe(predictSvm(trained, matrixFromRows([[2, 4]]))[0])
  })

  it('refuses what it cannot use', async () => {
    const x = matrixFromRows([[1], [2]])
    await expect(trainSvm(x, [1, 1], { kind: 'classification' })).rejects.toMatchObject({ code: 'ONE_CLASS' })
    await expect(trainSvm(x, [1, 2], { kind: 'classification' })).rejects.toMatchObject({ code: 'BAD_LABEL', row: 1 })
    await expect(trainSvm(x, [1, Number.NaN], { kind: 'regression' })).rejects.toMatchObject({
      code: 'NOT_FINITE',
      row: 1,
    })
    await expect(trainSvm(x, [1, 2], { kind: 'regression', c: 0 })).rejects.toThrow(
      'option c: expected a number > 0, got 0',
    )
  })

  it('loads without a word on stderr and leaves WebAssembly as it was', async () => {
    const { execFile } = await import('node:child_process')
    const { promisify } = await import('node:util')
    const script = `
      const { loadLibsvm } = await import(${JSON.stringify(new URL('./libsvm.ts', import.meta.url).href)})
      const before = WebAssembly.instantiateStreaming
      await loadLibsvm()
      if (typeof before !== 'function' || WebAssembly.instantiateStreaming !== before) throw new Error('changed')`
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '--eval',
      script,
    ])
    expect(stdout + stderr).toBe('')
  })
})

it('loading libsvm adds no listener that would end the process at an unhandled rejection', async () => {
  await loadLibsvm()
  expect(process.listeners('unhandledRejection').filter((listener) => /exit/.test(String(listener)))).toEqual([])
})
