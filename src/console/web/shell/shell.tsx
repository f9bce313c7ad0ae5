import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Operation } from '../graph/graph.ts'
import { useDo, useLink } from '../graph/hooks.ts'
import { usePanels } from '../panels/panels.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { orToast, toast, Toasts, undoNewest } from '../parts/toasts.tsx'
import { Boundary } from '../parts/state.tsx'
import { useSettings } from '../session/settings.ts'
import { useSession } from '../session/signed-in.ts'
import { useRights, useViewer } from '../session/viewer.tsx'
import { language, languages, textOf, words, type Language } from '../words/words.ts'
import * as format from '../format/format.ts'
import { Bell } from './bell.tsx'
import { useCommands } from './commands.ts'
import { Palette } from './palette.tsx'
import { usePlaces, type Place } from './places.ts'
import { useShortcuts } from './shortcuts.ts'
import { chooseTheme, theme, toggleTheme, type Theme } from './theme.ts'

const t = words({
  en: {
    nav: 'Pages',
    find: 'Search or jump to',
    more: 'More',
    skip: 'Skip to content',
    live: 'Live',
    connecting: 'Connecting',
    lost: 'Reconnecting',
    idle: 'Ready',
    lostSince: (time: string) =>
      `Connection lost at ${time}. What you see is from then; changes will catch up by themselves.`,
    theme: 'Appearance',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    signOut: 'Sign out',
    preferences: 'Preferences',
    goTo: (page: string) => `Go to ${page}`,
    switchTheme: 'Switch light and dark',
    graphiql: 'Open GraphiQL',
    webhooks: 'Webhooks',
  },
  zh: {
    nav: '页面',
    find: '搜索或跳转',
    more: '更多',
    skip: '跳到内容',
    live: '实时',
    connecting: '连接中',
    lost: '重新连接中',
    idle: '就绪',
    lostSince: (time) => `连接于 ${time} 中断。当前显示的是当时的内容，恢复后会自动补齐更改。`,
    theme: '外观',
    system: '跟随系统',
    light: '浅色',
    dark: '深色',
    language: '语言',
    signOut: '退出登录',
    preferences: '偏好设置',
    goTo: (page) => `前往${page}`,
    switchTheme: '切换浅色与深色',
    graphiql: '打开 GraphiQL',
    webhooks: 'Webhook',
  },
})

const graceMs = 1_200

/** When the live connection was lost; undefined while it holds, or is back soon enough. */
const useLostSince = (): Date | undefined => {
  const link = useLink()
  const [since, setSince] = useState<Date>()
  useEffect(() => {
    if (link !== 'lost') return setSince(undefined)
    const at = new Date()
    const timer = setTimeout(() => setSince(at), graceMs)
    return () => clearTimeout(timer)
  }, [link])
  return since
}

const LinkState = () => {
  const link = useLink()
  const text = { idle: t().idle, connecting: t().connecting, live: t().live, lost: t().lost }[link]
  return (
    <span className={`link-state ${link}`} role="status">
      <span className="dot" />
      {text}
    </span>
  )
}

const Preferences = () => {
  const { signOut } = useSession()
  const { choose } = useSettings()
  const chosen = useSyncExternalStore(theme.watch, theme.get)
  const themes: readonly (readonly [Theme, string])[] = [
    ['system', t().system],
    ['light', t().light],
    ['dark', t().dark],
  ]
  return (
    <Menu label={t().preferences} button={<Icon name="more" />}>
      <div className="heading">{t().theme}</div>
      {themes.map(([name, title]) => (
        <MenuItem key={name} onChoose={() => chooseTheme(name)}>
          <span className="grow">{title}</span>
          {chosen === name && <Icon name="check" />}
        </MenuItem>
      ))}
      <div className="heading">{t().language}</div>
      {(Object.entries(languages) as [Language, string][]).map(([tag, title]) => (
        <MenuItem key={tag} onChoose={() => orToast(choose({ language: tag }))}>
          <span className="grow" lang={tag}>
            {title}
          </span>
          {language() === tag && <Icon name="check" />}
        </MenuItem>
      ))}
      <div className="heading" />
      <MenuItem onChoose={() => location.assign('/graphiql')}>{t().graphiql}</MenuItem>
      <MenuItem onChoose={signOut}>{t().signOut}</MenuItem>
    </Menu>
  )
}

export const Shell = () => {
  const navigate = useNavigate()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const places = usePlaces()
  const { viewer } = useViewer()
  const run = useDo()
  const { may, seesAll } = useRights()
  const { signOut } = useSession()
  const { choose } = useSettings()
  const lostSince = useLostSince()
  const [isFinding, setFinding] = useState(false)
  const all = places.flat()
  const go = (to: string) => void navigate({ to })
  useShortcuts({
    'mod+k': () => setFinding(true),
    '/': () => setFinding(true),
    'mod+z': undoNewest,
    ...Object.fromEntries(all.flatMap(({ key, to }) => (key ? [[`g ${key}`, () => go(to)]] : []))),
  })
  useCommands([
    ...all.map(({ to, title, icon, key }) => ({
      id: `go${to.replaceAll('/', '-')}`,
      title: t().goTo(title),
      icon,
      ...(key ? { keys: `G ${key.toUpperCase()}` } : {}),
      run: () => go(to),
    })),
    ...(may('manage') && seesAll
      ? [{ id: 'go-webhooks', title: t().goTo(t().webhooks), run: () => go('/settings/webhooks') }]
      : []),
    { id: 'theme', title: t().switchTheme, icon: 'sun', run: toggleTheme },
    ...usePanels('command')
      .filter(({ problem }) => problem === undefined)
      .map((panel) => ({
        id: `${panel.plugin}-${panel.id}`,
        title: textOf(panel.title),
        run: () => {
          if ('to' in panel) go(panel.to)
          else
            orToast(
              run(panel.mutation as unknown as Operation<object, object>, {}).then(() => toast(textOf(panel.done))),
            )
        },
      })),
    ...(Object.entries(languages) as [Language, string][])
      .filter(([tag]) => tag !== language())
      .map(([tag, title]) => ({
        id: `language-${tag}`,
        title: `${t().language}: ${title}`,
        run: () => orToast(choose({ language: tag })),
      })),
    { id: 'graphiql', title: t().graphiql, icon: 'external', run: () => location.assign('/graphiql') },
    { id: 'sign-out', title: t().signOut, run: signOut },
  ])
  const isHere = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))
  const current = all.find(({ to }) => isHere(to))
  useEffect(() => {
    document.title = current ? `${current.title} · Rapport` : 'Rapport'
  }, [current?.title])
  const link = ({ to, title, icon }: Place) => (
    <Link key={to} to={to} aria-current={isHere(to) ? 'page' : undefined}>
      <Icon name={icon} />
      <span className="truncate">{title}</span>
    </Link>
  )
  return (
    <div className="shell">
      <aside className="side">
        <a className="visually-hidden" href="#content">
          {t().skip}
        </a>
        <div className="brand">
          <img src="/favicon.svg" width="20" height="20" alt="" />
          Rapport
        </div>
        <button type="button" className="find" onClick={() => setFinding(true)}>
          <Icon name="search" size={14} />
          {t().find}
          <span className="kbd">{/Mac/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</span>
        </button>
        <nav aria-label={t().nav}>
          {places
            .filter((group) => group.length > 0)
            .map((group) => (
              <ul key={group[0]?.to ?? 'none'}>
                {group.map((place) => (
                  <li key={place.to}>{link(place)}</li>
                ))}
              </ul>
            ))}
        </nav>
        <div className="foot">
          <LinkState />
          <span className="grow truncate muted" style={{ paddingLeft: 8 }}>
            {viewer.name}
          </span>
          {viewer.id.startsWith('usr_') && <Bell />}
          <Preferences />
        </div>
      </aside>
      <div className="main">
        {lostSince && (
          <div className="lost-banner" role="alert">
            <Icon name="alert" />
            {t().lostSince(format.time(lostSince))}
          </div>
        )}
        <main className="content" id="content" tabIndex={-1}>
          <Boundary key={path} name={current?.title ?? ''}>
            <Outlet />
          </Boundary>
        </main>
      </div>
      <nav className="tabbar" aria-label={t().nav}>
        {all.slice(0, 4).map(link)}
        <button type="button" onClick={() => setFinding(true)}>
          <Icon name="more" />
          {t().more}
        </button>
      </nav>
      {isFinding && <Palette onClose={() => setFinding(false)} />}
      <Toasts />
    </div>
  )
}
