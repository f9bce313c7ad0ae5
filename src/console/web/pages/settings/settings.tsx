import { Link, Navigate, useParams } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react'
import { Skeleton } from '../../parts/state.tsx'
import { useRights } from '../../session/viewer.tsx'
import { NotFound } from '../../shell/not-found.tsx'
import { words } from '../../words/words.ts'
import { AuditLog } from './audit-log.tsx'
import { Keys } from './keys.tsx'
import { Plugins } from './plugins.tsx'
import { Preferences } from './preferences.tsx'
import { settingsParts, type SettingsPart } from './search.ts'
import { Users } from './users.tsx'

const t = words({
  en: {
    title: 'Settings',
    users: 'Users',
    keys: 'API keys',
    webhooks: 'Webhooks',
    plugins: 'Plugins',
    sla: 'Service levels',
    audit: 'Audit',
    proposals: 'Proposals',
    trash: 'Trash',
    reference: 'API reference',
    preferences: 'Preferences',
  },
  zh: {
    title: '设置',
    users: '用户',
    keys: 'API 密钥',
    webhooks: 'Webhook',
    plugins: '插件',
    sla: '服务水平',
    audit: '审计',
    proposals: '变更提议',
    trash: '回收站',
    reference: 'API 参考',
    preferences: '偏好设置',
  },
})

const parts: Readonly<Record<SettingsPart, ComponentType>> = {
  users: Users,
  keys: Keys,
  webhooks: lazy(() => import('./webhooks/webhooks.tsx')),
  plugins: Plugins,
  sla: lazy(async () => ({ default: (await import('./sla.tsx')).Sla })),
  audit: AuditLog,
  proposals: lazy(() => import('./proposals.tsx')),
  trash: lazy(() => import('./trash.tsx')),
  reference: lazy(() => import('./reference.tsx')),
  preferences: Preferences,
}

const useParts = (): readonly SettingsPart[] => {
  const { may, seesAll } = useRights()
  return (Object.keys(parts) as SettingsPart[]).filter(
    // A webhook can send the records of all owners.
    (name) => may(settingsParts[name]) && (name !== 'webhooks' || seesAll),
  )
}

/** The first part that the viewer may see. */
export const SettingsStart = () => {
  const [first] = useParts()
  return first ? <Navigate to="/settings/$part" params={{ part: first }} replace /> : <NotFound />
}

export const Settings = () => {
  const { part } = useParams({ from: '/settings/$part' })
  const shown = useParts()
  // Who follows a link to a part that is not shown is told why by the part itself.
  const nav = useRef<HTMLElement>(null)
  // In a narrow window the tabs are scrolled: the one that is open is in sight.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [part])
  const Part = parts[part as SettingsPart] as ComponentType | undefined
  if (!Part) return <NotFound />
  return (
    <div className="page">
      <header className="page-head" style={{ borderBottom: 0 }}>
        <h1>{t().title}</h1>
      </header>
      <nav ref={nav} className="tabs page-tabs" aria-label={t().title}>
        {shown.map((name) => (
          <Link
            key={name}
            to="/settings/$part"
            params={{ part: name }}
            aria-current={part === name ? 'page' : undefined}
          >
            {t()[name]}
          </Link>
        ))}
      </nav>
      <div className="page-body" tabIndex={0}>
        <div className="column">
          <Suspense fallback={<Skeleton lines={8} />}>
            <Part />
          </Suspense>
        </div>
      </div>
    </div>
  )
}
