import { expect, it } from 'vitest'
import { ComputeError } from '../compute/compute-error.ts'
import { RapportError } from '../core/errors.ts'
import { ModelInputError } from '../ml/data/model-input-error.ts'
import { failureOf } from './run-failure.ts'

const lacking = (message: string, code = 'INSUFFICIENT_DATA') => Object.assign(new Error(message), { code })
const inThread = (cause: unknown) =>
  new ComputeError('TASK_FAILED', 'sample.fit: failed in its thread', { task: 'sample.fit', cause })

it.each([
  ['what the plugin says', new RapportError('INSUFFICIENT_DATA', 'expected 3 orders'), 'expected 3 orders'],
  ['an error of that code', lacking('expected 4 orders'), 'expected 4 orders'],
  ['too few rows for the numerics', new ModelInputError('INSUFFICIENT_DATA', 'expected 5 rows'), 'expected 5 rows'],
  ['either as the cause of the pool’s', inThread(lacking('expected 6 orders')), 'expected 6 orders'],
  ['either as the cause of the pool’s', inThread(lacking('expected 7 rows', 'INSUFFICIENT_DATA')), 'expected 7 rows'],
])('a run lacks data by %s', (_, error, message) => {
  expect(failureOf(error)).toEqual({ status: 'INSUFFICIENT_DATA', code: 'INSUFFICIENT_DATA', message })
})

it.each([
  [new RapportError('INVALID_INPUT', 'expected a k'), 'FAILED', 'INVALID_INPUT', 'expected a k'],
  [inThread(new Error('broken')), 'FAILED', 'TASK_FAILED', 'sample.fit: failed in its thread'],
  [new ModelInputError('NOT_FINITE', 'got NaN'), 'FAILED', 'NOT_FINITE', 'got NaN'],
  [new ComputeError('TASK_CANCELLED', 'was cancelled'), 'CANCELLED', 'TASK_CANCELLED', 'was cancelled'],
  [new DOMException('x', 'AbortError'), 'CANCELLED', 'TASK_CANCELLED', 'the run was cancelled'],
  [lacking('odd column', 'COLUMN_ODD'), 'FAILED', 'COLUMN_ODD', 'odd column'],
  [lacking('of the database', '22003'), 'FAILED', 'INTERNAL_ERROR', 'of the database'],
  [new Error('odd'), 'FAILED', 'INTERNAL_ERROR', 'odd'],
  ['odd', 'FAILED', 'INTERNAL_ERROR', 'odd'],
])('%s ends a run as %s with the code %s', (error, status, code, message) => {
  expect(failureOf(error)).toEqual({ status, code, message })
})
