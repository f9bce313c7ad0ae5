import { SettingsPluginsDocument, type PluginStatus, type SettingsPluginsQuery } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Section } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { counted, words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'Plugins',
    empty: 'No plugins are configured',
    emptyMore: 'They are listed in rapport.config.ts.',
    fields: (n: number) => counted(n, 'field'),
    started: (ms: string) => `started in ${ms} ms`,
    status: { ACTIVE: 'Running', DEGRADED: 'Partly working', FAILED: 'Not running', DISABLED: 'Disabled' },
  },
  zh: {
    title: '插件',
    empty: '没有配置插件',
    emptyMore: '插件在 rapport.config.ts 中列出。',
    fields: (n) => `${format.number(n)} 个字段`,
    started: (ms) => `启动用时 ${ms} 毫秒`,
    status: { ACTIVE: '正常', DEGRADED: '部分正常', FAILED: '未运行', DISABLED: '已停用' },
  },
})

const tones: Readonly<Record<PluginStatus, string>> = { ACTIVE: 'good', DEGRADED: 'warn', FAILED: 'bad', DISABLED: '' }

export const Plugins = () => {
  const plugins = useData(SettingsPluginsDocument, {})
  return <Loaded of={plugins}>{({ plugins: all }) => <PluginTable of={all} />}</Loaded>
}

const PluginTable = ({ of: plugins }: { readonly of: SettingsPluginsQuery['plugins'] }) => {
  if (plugins.length === 0)
    return (
      <Empty title={t().empty}>
        <p>{t().emptyMore}</p>
      </Empty>
    )
  return (
    <Section title={t().title}>
      <Table
        of={plugins}
        keyOf={({ id }) => id}
        className="stacked"
        columns={[
          {
            id: 'name',
            minWidth: 150,
            cell: ({ id, version }) => (
              <>
                <strong>{id}</strong> <span className="muted">{version}</span>
              </>
            ),
          },
          {
            id: 'what',
            cell: ({ description, error: problem, hint, fields, timings }) => (
              <>
                {description}
                {problem && <div className="bad">{problem}</div>}
                {hint && <div className="muted">{hint}</div>}
                <div className="muted">
                  {t().fields(fields.length)} ·{' '}
                  {t().started(format.number(timings.reduce((sum, { durationMs }) => sum + durationMs, 0)))}
                </div>
              </>
            ),
          },
          {
            id: 'status',
            kind: 'action',
            cell: ({ status }) => <span className={`badge ${tones[status]}`}>{t().status[status]}</span>,
          },
        ]}
      />
    </Section>
  )
}
