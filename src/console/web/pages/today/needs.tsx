import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import * as format from '../../format/format.ts'
import { NotificationAddedDocument, TodayImportsDocument, TodayNeedsDocument } from '../../generated/operations.ts'
import { useData, useLive } from '../../graph/hooks.ts'
import { useLater } from '../../graph/later.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    needs: 'Needs attention',
    nothing: 'Nothing needs attention.',
    refused: (n: string, source: string) => `${n} lines of ${source} were refused`,
    failed: (source: string) => `The import of ${source} failed`,
    plugin: (id: string) => `The plugin ${id} is not running`,
    pluginInPart: (id: string) => `The plugin ${id} works only partly`,
  },
  zh: {
    needs: '需要处理',
    nothing: '没有需要处理的事项。',
    refused: (n, source) => `${source} 有 ${n} 行被拒绝`,
    failed: (source) => `${source} 导入失败`,
    plugin: (id) => `插件 ${id} 未运行`,
    pluginInPart: (id) => `插件 ${id} 仅部分正常`,
  },
})

interface Need {
  readonly key: string
  readonly icon: IconName
  readonly text: string
  readonly to: string
}

const againMs = 1_000

/** What somebody has to see to: models, imports, plugins. */
export const Needs = () => {
  const { may, seesAll } = useRights()
  const read = useData(TodayNeedsDocument, {})
  const { data } = read
  // A role that may not import has nothing to mend there.
  const mayImport = may('import') && seesAll
  const { data: files, reload: readFiles } = useData(TodayImportsDocument, {}, { pause: !mayImport })
  // Users are told of what needs them; it is also new here then.
  const again = useLater(() => {
    read.reload()
    if (mayImport) readFiles()
  }, againMs)
  const { user } = useViewer().viewer
  useLive(NotificationAddedDocument, {}, { pause: user === null, onItem: again, onGap: again })
  const needs = useMemo((): readonly Need[] => {
    if (!data) return []
    const models = data.modelHealth.flatMap(({ plugin, attention }) =>
      attention.map((text): Need => ({
        key: plugin + text,
        icon: 'models',
        text: `${plugin}: ${text}`,
        to: `/models/${plugin}`,
      })),
    )
    const imports = (files?.importJobs.nodes ?? []).flatMap(({ id, source, status, rejected }): Need[] => {
      if (status === 'FAILED') return [{ key: id, icon: 'data', text: t().failed(source), to: `/data/${id}` }]
      return rejected > 0
        ? [{ key: id, icon: 'data', text: t().refused(format.number(rejected), source), to: `/data/${id}` }]
        : []
    })
    const plugins = data.plugins
      .filter(({ status }) => status === 'FAILED' || status === 'DEGRADED')
      .map(({ id, status, error: why }): Need => ({
        key: id,
        icon: 'alert',
        text: [status === 'FAILED' ? t().plugin(id) : t().pluginInPart(id), why].filter(Boolean).join(': '),
        to: '/settings/plugins',
      }))
    return [...plugins, ...models, ...imports]
  }, [data, files])
  return (
    <Section title={t().needs}>
      <Loaded of={read}>
        {() =>
          needs.length === 0 ? (
            <p className="row good">
              <Icon name="check" size={14} />
              {t().nothing}
            </p>
          ) : (
            <ul className="entries">
              {needs.map(({ key, icon, text, to }) => (
                <li key={key}>
                  <Link to={to} className="row">
                    <Icon name={icon} size={14} />
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
