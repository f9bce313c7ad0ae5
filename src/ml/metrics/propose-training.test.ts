import { describe, expect, it } from 'vitest'
import { proposeTraining } from './propose-training.ts'

describe('what drift proposes', () => {
  it.each([
    [0.099, 'KEEP'],
    [0.1, 'WATCH'],
    [0.249, 'WATCH'],
    [0.25, 'RETRAIN'],
  ])('for a stability index of %d is %s', (psi, proposal) => {
    expect(proposeTraining([{ feature: 'age', psi }]).proposal).toBe(proposal)
  })

  it('names the features that shifted most first, then what else speaks for a training', () => {
    const features = [
      { feature: 'age', psi: 0.12 },
      { feature: 'calm', psi: 0.01 },
      { feature: 'spending', psi: 0.4 },
    ]
    expect(proposeTraining(features, [{ isLarge: false, reason: 'the mean has moved' }])).toEqual({
      proposal: 'RETRAIN',
      reasons: [
        'spending is distributed quite differently (PSI 0.40)',
        'age is distributed differently (PSI 0.12)',
        'the mean has moved',
      ],
    })
  })

  it.each([
    [true, 'RETRAIN'],
    [false, 'WATCH'],
  ])('is decided by a sign alone (large: %s)', (isLarge, proposal) => {
    expect(proposeTraining([], [{ isLarge, reason: 'why' }])).toEqual({ proposal, reasons: ['why'] })
  })
})
