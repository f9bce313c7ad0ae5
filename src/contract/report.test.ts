import { expect, it } from 'vitest'
import { graverReports, type PluginReport, type PluginStatus } from './report.ts'

const report = (id: string, status: PluginStatus, error: string | null = null): PluginReport => ({
  id,
  version: '1.0.0',
  description: '',
  status,
  stage: 'serve',
  error,
  hint: error && `mend ${error}`,
  fields: [`Query.${id}`],
  timings: { load: 1 },
})

it('a plugin that runs in two processes has the worse of its two statuses', () => {
  const here = [
    report('a', 'ACTIVE'),
    report('b', 'DEGRADED', 'here'),
    report('c', 'ACTIVE'),
    report('d', 'FAILED', 'here'),
  ]
  const there = [report('d', 'DEGRADED', 'there'), report('b', 'DEGRADED', 'there'), report('a', 'FAILED', 'there')]
  expect(graverReports(here, there)).toEqual([
    { ...report('a', 'ACTIVE'), status: 'FAILED', error: 'there', hint: 'mend there' },
    report('b', 'DEGRADED', 'here'),
    report('c', 'ACTIVE'),
    report('d', 'FAILED', 'here'),
  ])
  expect(graverReports(here, [])).toEqual(here)
})
