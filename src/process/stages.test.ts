import { expect, test } from 'vitest'
import { createLog } from '../core/log.ts'
import { Stages } from './stages.ts'

const log = createLog('silent')
const never = () => new Promise<void>(() => {})

test('parts stop in reverse order, and one that hangs or fails does not keep the others', async () => {
  const stages = new Stages()
  const stopped: string[] = []
  const part = (name: string) => async () => void stopped.push(name)
  stages.add('the database', part('the database'))
  stages.add('jobs', never, 1)
  stages.add('plugins', () => Promise.reject(new Error('will not')))
  stages.add('requests', part('requests'))
  expect(stages.left).toEqual(['the database', 'jobs', 'plugins', 'requests'])
  await Promise.all([stages.stop(log), stages.stop(log)])
  expect(stopped).toEqual(['requests', 'the database'])
  expect(stages.left).toEqual(['jobs'])
})
