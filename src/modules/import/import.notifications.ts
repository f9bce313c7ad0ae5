import { defineNotification, toThoseWho, type Recipients } from '../../contract/notification.ts'

/** Tells who started an import; of those of programs, everybody who may import. */
const toImporter: Recipients<'import.changed'> = async (events, reach) => {
  const rows = await reach.sql<{ id: string; user_id: string | null }>(
    `select j.id, k.user_id from import_job j left join api_key k on k.id::text = j.created_by where j.id = any($1::uuid[])`,
    [events.map(({ payload }) => payload.jobId)],
  )
  const users = new Map(rows.map(({ id, user_id }) => [id, user_id]))
  const others = await toThoseWho<'import.changed'>('import')(events, reach)
  return events.map(({ payload }, i) => {
    const user = users.get(payload.jobId)
    return user ? [user] : others[i]!
  })
}

const importFailed = defineNotification({
  kind: 'import.failed',
  title: { en: 'An import failed', zh: '导入失败' },
  text: { en: 'An import failed', zh: '一次导入失败' },
  topics: ['import.changed'],
  when: ({ payload }) => payload.status === 'FAILED',
  about: ({ payload }) => ({ type: 'ImportJob', id: payload.jobId }),
  to: toImporter,
  once: 'record',
})

export const importNotifications = [importFailed]
