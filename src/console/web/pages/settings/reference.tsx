import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { Section } from '../../parts/page.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { authorizationOf } from '../../session/session.ts'
import { useSession } from '../../session/signed-in.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { words } from '../../words/words.ts'
import { sdkParts } from './sdk-parts.ts'

const t = words({
  en: {
    title: 'API reference',
    about:
      'Every type, field, argument and value of this server’s graph, with those of its plugins, and all that plugins can import.',
    graph: 'The graph',
    sdk: 'What plugins import',
    search: 'Words of a name or description',
    all: 'All types',
    permission: 'Permission',
    points: 'Points besides what it returns',
    plugin: 'Plugin',
    type: 'Type',
    proposable: 'Can be proposed',
    yes: 'yes',
    core: 'core',
    deprecated: 'Deprecated',
    part: 'Part',
    description: 'Description',
    empty: 'Nothing has these words',
    gone: (coordinate: string) => `Neither the graph of this server nor the SDK has anything at ${coordinate}`,
    some: (shown: number, all: number) => `The first ${shown} of ${all}`,
  },
  zh: {
    title: 'API 参考',
    about: '本服务器图谱（含插件）的全部类型、字段、参数和取值，以及插件可以导入的全部内容。',
    graph: '图谱',
    sdk: '插件可导入的内容',
    search: '名称或说明中的词',
    all: '全部类型',
    permission: '权限',
    points: '除返回内容外的点数',
    plugin: '插件',
    type: '类型',
    proposable: '可以提议',
    yes: '是',
    core: '核心',
    deprecated: '已弃用',
    part: '部分',
    description: '说明',
    empty: '没有包含这些词的内容',
    gone: (coordinate) => `本服务器的图谱和 SDK 中都没有 ${coordinate}`,
    some: (shown, all) => `共 ${all} 项，显示前 ${shown} 项`,
  },
})

/** As `/schema.json` lists them. */
interface Part {
  readonly coordinate: string
  readonly description: string
  readonly type?: string
  readonly permission?: string
  readonly points?: number
  readonly plugin?: string
  readonly proposable?: true
  readonly deprecated?: string
  /** Of an export of the SDK. */
  readonly from?: string
  readonly declaration?: string
}

/** Rows that are drawn at once. */
const maxShown = 200

const useParts = () => {
  const { session } = useSession()
  const [parts, setParts] = useState<readonly Part[]>()
  const [error, setError] = useState<Error>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    setError(undefined)
    const read = async () => {
      const answer = await fetch('/schema.json', {
        headers: { authorization: authorizationOf(session) },
        signal: leaving.signal,
      })
      const body = (await answer.json()) as {
        readonly parts?: readonly Part[]
        readonly errors?: readonly { readonly message: string }[]
      }
      if (!body.parts) throw new Error(body.errors?.[0]?.message ?? String(answer.status))
      const sdk = await sdkParts()
      if (!leaving.signal.aborted) setParts([...body.parts, ...sdk])
    }
    read().catch((problem: unknown) => {
      if (!leaving.signal.aborted) setError(problem instanceof Error ? problem : new Error(String(problem)))
    })
    return () => leaving.abort()
  }, [session, attempt])
  return { parts, error, retry: () => setAttempt(attempt + 1) }
}

/** Whether a part is right below `outer`: a field of a type, an argument of a field, or an export of an entry point. */
const isBelow = ({ coordinate: inner, from }: Part, outer: string): boolean => {
  if (from !== undefined) return from === outer
  if (outer.includes('.')) return inner.startsWith(`${outer}(`)
  return /^\.\w+$/.test(inner.startsWith(outer) ? inner.slice(outer.length) : '')
}

const found = (parts: readonly Part[], text: string): readonly Part[] => {
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean)
  const names = (part: Part) => asked.every((word) => part.coordinate.toLowerCase().includes(word))
  const matches = parts.filter(({ coordinate, description }) => {
    const all = `${coordinate} ${description}`.toLowerCase()
    return asked.every((word) => all.includes(word))
  })
  return matches.toSorted((a, b) => Number(names(b)) - Number(names(a)) || a.coordinate.length - b.coordinate.length)
}

const To = ({ coordinate, children }: { readonly coordinate: string; readonly children?: string }) => (
  <Link to="/settings/$part" params={{ part: 'reference' }} hash={coordinate} className="mono">
    {children ?? coordinate}
  </Link>
)

/** A type as SDL writes it; the named type in it is a link where it is one of the graph. */
const TypeText = ({ of: type, known }: { readonly of: string; readonly known: ReadonlySet<string> }) => {
  const name = type.replaceAll(/[[\]!]/g, '')
  if (!known.has(name)) return <span className="mono">{type}</span>
  return <To coordinate={name}>{type}</To>
}

const Parts = ({ of: parts, known }: { readonly of: readonly Part[]; readonly known: ReadonlySet<string> }) => (
  <>
    <Table
      of={parts.slice(0, maxShown)}
      keyOf={({ coordinate }) => coordinate}
      columns={[
        { title: t().part, cell: ({ coordinate }) => <To coordinate={coordinate} /> },
        { title: t().type, cell: ({ type }) => (type === undefined ? '' : <TypeText of={type} known={known} />) },
        { title: t().description, cell: ({ description }) => description },
        { title: t().permission, cell: ({ permission }) => permission ?? '' },
        { title: t().plugin, cell: ({ plugin }) => plugin ?? <span className="muted">{t().core}</span> },
      ]}
    />
    {parts.length > maxShown && <p className="muted">{t().some(maxShown, parts.length)}</p>}
  </>
)

const Page = ({ of: part, known }: { readonly of: Part; readonly known: ReadonlySet<string> }) => {
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t().permission, part.permission],
    [t().points, part.points === undefined ? undefined : String(part.points)],
    [t().plugin, part.plugin ?? t().core],
    [t().proposable, part.proposable && t().yes],
    [t().deprecated, part.deprecated],
  ]
  const owner = part.from ?? part.coordinate.split('.')[0]!
  return (
    <article className="stack" aria-labelledby="reference-part">
      <div className="row">
        <h3 id="reference-part" className="mono">
          {part.coordinate}
        </h3>
        {part.type !== undefined && <TypeText of={part.type} known={known} />}
        <span className="grow" />
        {owner !== part.coordinate && <To coordinate={owner} />}
      </div>
      <p style={{ whiteSpace: 'pre-line' }}>{part.description}</p>
      {part.declaration !== undefined && (
        <pre className="mono" style={{ overflowX: 'auto' }}>
          {part.declaration}
        </pre>
      )}
      <p className="muted">
        {facts
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => `${name}: ${value}`)
          .join(' · ')}
      </p>
    </article>
  )
}

const Reference = () => {
  const { parts, error, retry } = useParts()
  const at = useRouterState({ select: ({ location }) => decodeURIComponent(location.hash) })
  const [text, setText] = useState('')
  useEffect(() => setText(''), [at])
  useShortcuts({ f: () => document.getElementById('reference-search')?.focus() })
  const types = useMemo(
    () => new Set(parts?.map(({ coordinate }) => coordinate).filter((one) => !one.includes('.'))),
    [parts],
  )
  const part = parts?.find(({ coordinate }) => coordinate === at)
  const shown = useMemo(() => {
    if (!parts) return []
    if (text.trim() !== '') return found(parts, text)
    if (at !== '') return parts.filter((one) => isBelow(one, at))
    return parts.filter(({ coordinate, plugin }) => plugin !== 'SDK' && !coordinate.includes('.'))
  }, [parts, text, at])
  const isOverview = at === '' && text.trim() === ''
  return (
    <Section
      title={t().title}
      aside={
        <input
          id="reference-search"
          type="search"
          className="input"
          style={{ width: 260 }}
          aria-label={t().search}
          placeholder={t().search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      }
    >
      <p className="muted">{t().about}</p>
      {error && <Problem error={error} onRetry={retry} />}
      {!parts && !error && <Skeleton lines={8} />}
      {parts && (
        <div className="stack">
          {at !== '' && (
            <Link to="/settings/$part" params={{ part: 'reference' }} hash="">
              {t().all}
            </Link>
          )}
          {text.trim() === '' && part && <Page of={part} known={types} />}
          {text.trim() === '' && at !== '' && !part && <Empty title={t().gone(at)} small />}
          {text.trim() !== '' && shown.length === 0 && <Empty title={t().empty} small />}
          {isOverview && (
            <>
              <h3>{t().sdk}</h3>
              <Parts of={parts.filter(({ plugin, from }) => plugin === 'SDK' && from === undefined)} known={types} />
              <h3>{t().graph}</h3>
            </>
          )}
          {shown.length > 0 && <Parts of={shown} known={types} />}
        </div>
      )}
    </Section>
  )
}

export default Reference
