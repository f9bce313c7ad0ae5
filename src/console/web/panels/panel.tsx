import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ComponentType } from 'react'
import * as format from '../format/format.ts'
import { asError, type Operation } from '../graph/graph.ts'
import { useAsk, useData, useDo, useGraph, useLive } from '../graph/hooks.ts'
import { useLater } from '../graph/later.ts'
import { follow } from '../graph/live.ts'
import { CustomerLink } from '../parts/customer-link.tsx'
import { Facts } from '../parts/facts.tsx'
import { Boundary, Empty, Loaded, Problem, Skeleton } from '../parts/state.tsx'
import { Table } from '../parts/table.tsx'
import { language, textOf, words, type Text } from '../words/words.ts'
import type { PanelAt } from './panels.ts'
import { isNumeric, show, valueAt, type ValueFormat } from './value.ts'

const t = words({
  en: {
    nothing: 'Nothing is known yet.',
    notRunning: (plugin: string) => `The plugin ${plugin} is not running`,
    notAModule: (address: string) => `expected ${address} to have a default export that mounts the panel`,
  },
  zh: {
    nothing: '暂无数据。',
    notRunning: (plugin) => `插件 ${plugin} 未运行`,
    notAModule: (address) => `${address} 应有一个用于挂载面板的默认导出`,
  },
})

/** What a panel of its own code works with. */
export interface PanelHost {
  /** Where it draws; empty, and its own. */
  readonly element: HTMLElement
  /** Global id of the record that it belongs to, where it belongs to one. */
  readonly id: string | undefined
  readonly language: 'en' | 'zh'
  readonly format: typeof format
  /** Asks a query and gives its data. */
  ask(query: string, variables?: object): Promise<Readonly<Record<string, unknown>>>
  /** Does a mutation; rejects with what the server refused. */
  mutate(mutation: string, variables?: object): Promise<Readonly<Record<string, unknown>>>
  /**
   * Follows a subscription, resumed after lost connections, until the function that it returns is called. `onGap` is called when
   * items may have been missed for good: read again what you show.
   */
  follow(subscription: string, variables: object, onItem: (data: unknown) => void, onGap?: () => void): () => void
  /** Leads to an address of the console. */
  open(to: string): void
}

type Unmount = () => void

/** The default export of a panel's module: draws it, now or in time, and gives what takes it away. */
export type Mount = (host: PanelHost) => Unmount | void | Promise<Unmount | void>

/** What the console's own build has of plugins. */
type BuiltPanel = { readonly Panel: ComponentType<{ readonly id?: string | undefined }> }
const built = import.meta.glob<BuiltPanel>('../../../../plugins/*/console/*.panel.tsx')

const builtAt = (address: string) => {
  const [, , plugin, file] = address.split('/')
  return built[`../../../../plugins/${plugin}/console/${file}`]
}

type Loaded = { readonly Panel: BuiltPanel['Panel'] } | { readonly mount: Mount }

const load = async (address: string): Promise<Loaded> => {
  const own = builtAt(address)
  if (own) return own()
  const module = (await import(/* @vite-ignore */ address)) as { readonly default?: unknown }
  if (typeof module.default !== 'function') throw new Error(t().notAModule(address))
  return { mount: module.default as Mount }
}

const Mounted = ({ mount, id }: { readonly mount: Mount; readonly id: string | undefined }) => {
  const place = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<Error>()
  const graph = useGraph()
  const ask = useAsk()
  const mutate = useDo()
  const navigate = useNavigate()
  useEffect(() => {
    const element = document.createElement('div')
    place.current!.append(element)
    const operation = (text: string) => text as unknown as Operation<Record<string, unknown>, object>
    let isOver = false
    let unmount: Unmount | undefined
    const keep = (given: unknown) => {
      if (typeof given !== 'function') return
      if (isOver) given()
      else unmount = given as Unmount
    }
    const fail = (error: unknown) => {
      if (!isOver) setProblem(asError(error))
    }
    try {
      const given: unknown = mount({
        element,
        id,
        language: language(),
        format,
        ask: (query, variables = {}) => ask(operation(query), variables),
        mutate: (mutation, variables = {}) => mutate(operation(mutation), variables),
        follow: (subscription, variables, onItem, onGap = () => {}) =>
          follow(graph, operation(subscription), variables, { onItem, onGap }),
        open: (to) => void navigate({ to }),
      })
      if (given instanceof Promise) given.then(keep).catch(fail)
      else keep(given)
    } catch (error) {
      fail(error)
    }
    return () => {
      isOver = true
      unmount?.()
      element.remove()
    }
  }, [mount, id, graph, ask, mutate, navigate])
  if (problem) throw problem
  return <div ref={place} />
}

const CodePanel = ({ address, id }: { readonly address: string; readonly id: string | undefined }) => {
  const [loaded, setLoaded] = useState<Loaded>()
  const [problem, setProblem] = useState<unknown>()
  useEffect(() => {
    let isOver = false
    load(address).then(
      (module) => isOver || setLoaded(module),
      (error: unknown) => isOver || setProblem(error),
    )
    return () => void (isOver = true)
  }, [address])
  if (problem !== undefined) throw problem
  if (!loaded) return <Skeleton />
  return 'Panel' in loaded ? <loaded.Panel id={id} /> : <Mounted mount={loaded.mount} id={id} />
}

type DataSpec = Extract<PanelAt<'customer.panel'>, { query: string }>

/** A value of an answer, as a link where it names a customer. */
const Value = ({
  of,
  from,
}: {
  readonly of: {
    readonly path: string
    readonly format: ValueFormat
    readonly customer?: string | undefined
    readonly names?: Readonly<Record<string, Text>> | undefined
  }
  readonly from: unknown
}) => {
  const value = valueAt(from, of.path)
  const name = typeof value === 'string' ? of.names?.[value] : undefined
  const text = name ? textOf(name) : show(value, of.format)
  const id = of.customer === undefined ? null : valueAt(from, of.customer)
  return typeof id === 'string' ? <CustomerLink of={{ id, name: text }} /> : text
}

const Layout = ({ data, layout }: { readonly data: unknown; readonly layout: DataSpec['layout'] }) => {
  if (layout.kind === 'figure')
    return (
      <div className="stack">
        <span className="figure">{show(valueAt(data, layout.path), layout.format)}</span>
        {layout.caption && <span className="muted">{textOf(layout.caption)}</span>}
      </div>
    )
  if (layout.kind === 'facts' && layout.values.every(({ path }) => valueAt(data, path) === null))
    return <p className="muted">{t().nothing}</p>
  if (layout.kind === 'facts')
    return (
      <Facts
        of={layout.values.map((value) => [textOf(value.label), <Value key={value.path} of={value} from={data} />])}
      />
    )
  const rows = (valueAt(data, layout.rows) ?? []) as readonly unknown[]
  if (rows.length === 0) return <Empty title={textOf(layout.empty)} small />
  return (
    <Table
      of={rows}
      keyOf={(row) => rows.indexOf(row)}
      columns={layout.columns.map((value) => ({
        id: value.path,
        title: textOf(value.label),
        ...(isNumeric(value.format) ? { kind: 'number' } : {}),
        cell: (row) => <Value of={value} from={row} />,
      }))}
    />
  )
}

/** Changes come in bursts; a panel is read again for all of them together. */
const againMs = 2_000

const DataPanel = ({
  spec,
  id,
}: {
  readonly spec: Pick<DataSpec, 'query' | 'follow' | 'layout'>
  readonly id: string | undefined
}) => {
  const operation = spec.query as unknown as Operation<unknown, { id?: string }>
  const answer = useData(operation, id === undefined ? {} : { id })
  const again = useLater(answer.reload, againMs)
  const { follow: followed } = spec
  useLive(
    (followed ?? '') as unknown as Operation<unknown, object>,
    {},
    {
      pause: followed === undefined,
      onItem: again,
      onGap: again,
    },
  )
  return <Loaded of={answer}>{(data) => <Layout data={data} layout={spec.layout} />}</Loaded>
}

export interface PanelProps {
  readonly panel: PanelAt<'page'> | PanelAt<'home.tile'> | PanelAt<'customer.panel'>
  /** The record that it belongs to. */
  readonly id?: string
}

/** One panel of a plugin. What goes wrong in it is said there, by its name, and stops nothing else. */
export const Panel = ({ panel, id }: PanelProps) => {
  const name = `${textOf(panel.title)} (${panel.plugin})`
  if (panel.problem !== undefined)
    return <Problem error={new Error(`${t().notRunning(panel.plugin)}: ${panel.problem}`)} />
  return (
    <Boundary name={name}>
      {'module' in panel ? <CodePanel address={panel.module} id={id} /> : <DataPanel spec={panel} id={id} />}
    </Boundary>
  )
}
