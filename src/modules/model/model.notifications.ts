import { defineNotification, toThoseWho } from '../../contract/notification.ts'
import type { RunSql } from '../../db/sql.ts'
import type { EventOf } from '../../events/logged-event.ts'

type Changed = EventOf<'model-run.changed'>

/** Of events of runs, those whose run meets a condition on `r`. */
const whose =
  (condition: string) =>
  async (events: readonly Changed[], sql: RunSql): Promise<readonly boolean[]> => {
    const rows = await sql<{ id: string }>(
      `select r.id from model_run r where r.id = any($1::uuid[]) and ${condition}`,
      [events.map(({ payload }) => payload.runId)],
    )
    const met = new Set(rows.map(({ id }) => id))
    return events.map(({ payload }) => met.has(payload.runId))
  }

/** What is reported of a run later must not be told as if it had just ended. */
const justEnded = `r.finished_at > now() - interval '1 hour'`

const about = ({ payload }: Changed) => ({ type: 'ModelRun', id: payload.runId }) as const

const runFailed = defineNotification({
  kind: 'model.failed',
  title: { en: 'A training failed', zh: '训练失败' },
  text: { en: 'A training failed', zh: '一次训练失败' },
  topics: ['model-run.changed'],
  when: ({ payload }) => payload.status === 'FAILED',
  about,
  to: toThoseWho('train'),
  once: 'record',
})

const runNotPromoted = defineNotification({
  kind: 'model.not-promoted',
  title: { en: 'A new model was not promoted', zh: '新模型未被启用' },
  text: {
    en: 'A new model was trained and not promoted: it is no better than it has to be',
    zh: '新模型已训练但未启用：未达到要求',
  },
  topics: ['model-run.changed'],
  when: ({ payload }) => payload.status === 'SUCCEEDED',
  about,
  to: toThoseWho(
    'train',
    whose(
      `r.status = 'SUCCEEDED' and not r.promoted and r.promoted_at is null and r.promotion <> 'NEVER' and ${justEnded}`,
    ),
  ),
  once: 'record',
})

const modelDrifted = defineNotification({
  kind: 'model.drift',
  title: { en: 'A model needs another training', zh: '模型需要重新训练' },
  text: {
    en: 'The input data of a model has moved since its training',
    zh: '模型的输入数据自训练以来已发生变化',
  },
  topics: ['model-run.changed'],
  when: ({ payload }) => payload.status === 'SUCCEEDED',
  about,
  // When the proposal turns, not every night that it stays so.
  to: toThoseWho(
    'train',
    whose(`exists (
      select from (select d.proposal, d.measured_at, lag(d.proposal) over (order by d.measured_at) as before from drift_report d where d.model_run_id = r.id) p
      where p.proposal <> 'KEEP' and p.before is distinct from p.proposal and p.measured_at > now() - interval '1 hour')`),
  ),
  once: 'day',
})

export const modelNotifications = [runFailed, runNotPromoted, modelDrifted]
