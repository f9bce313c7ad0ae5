import { z } from 'zod'
import { didYouMean } from '../core/nearest-name.ts'

/** Text for people, by language; English if the viewer's language is missing. */
const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1).optional() })

const format = z.enum(['text', 'number', 'measure', 'money', 'percent', 'date', 'tag'])

/** A value in the answer of the query: `path` names its field, such as `customer.segment.segment.name`. */
const value = z.strictObject({
  label: text,
  path: z.string().min(1),
  format: format.default('text'),
  /** Where to find the id of the customer whose page it links to; no link if absent. */
  customer: z.string().optional(),
  /** What keys of the graph are called, such as `{ NEGATIVE: { en: 'negative', zh: '负面' } }`; others are shown as they are. */
  names: z.record(z.string(), text).optional(),
})

const layout = z.discriminatedUnion('kind', [
  /** Names and values below each other. */
  z.strictObject({ kind: z.literal('facts'), values: z.array(value).min(1) }),
  /** One large value with a line below it. */
  z.strictObject({
    kind: z.literal('figure'),
    path: z.string().min(1),
    format: format.default('number'),
    caption: text.optional(),
  }),
  /** One line for each item of the list at `rows`; the paths of `columns` start at an item. */
  z.strictObject({
    kind: z.literal('table'),
    rows: z.string().min(1),
    columns: z.array(value).min(1),
    empty: text,
  }),
])

const key = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'expected lower-case letters, digits and dashes')
const named = { id: key, title: text, /** Smaller comes first. */ order: z.int().default(100) }

/** A panel as data: a query, whose variable is `$id` if it belongs to a record, and how to show its answer. */
const data = {
  query: z.string().min(1),
  /** A subscription with `$after` and a `cursor`: each of its items has the query asked again. */
  follow: z.string().min(1).optional(),
  layout,
}
/** A panel as code: an ES module whose default export is a `Mount` of `rapport-crm/console`. */
const code = {
  module: z
    .instanceof(URL, { error: 'expected new URL("./console/<file>", import.meta.url)' })
    .refine(({ pathname }) => /\/[\w.-]+\.(?:m?js|tsx)$/.test(pathname), {
      error: ({ input }) =>
        `expected a .js or .tsx file whose name has only letters, digits, dots, dashes and underscores, got ${String(input)}`,
    }),
}

const panel = z.union([
  /** A page of its own, in the navigation. */
  z.strictObject({
    point: z.literal('page'),
    ...named,
    ...code,
    /** Name of an icon of the console. */
    icon: z.string().optional(),
    /** The letter that leads here after `G`. */
    shortcut: z.string().length(1).optional(),
  }),
  /** A part of the page Today. */
  z.strictObject({ point: z.literal('home.tile'), ...named, ...data }),
  z.strictObject({ point: z.literal('home.tile'), ...named, ...code }),
  /** A part of a customer's page; `$id` is the customer. */
  z.strictObject({ point: z.literal('customer.panel'), ...named, ...data }),
  z.strictObject({ point: z.literal('customer.panel'), ...named, ...code }),
  /** A column of the list of customers: fields of Customer, and where in them the value is. */
  z.strictObject({
    point: z.literal('customer.column'),
    ...named,
    selection: z.string().min(1),
    path: z.string().min(1),
    format: format.default('text'),
    /** Whether the list has it before anybody chooses columns. */
    isShown: z.boolean().default(true),
    /** What its values mean, such as `from −1 to 1`. */
    note: text.optional(),
    /** The kind of score that sorts the list for this column; absent: not sortable. */
    scoreKind: z.string().optional(),
  }),
  /** Something to do with a customer: a mutation with `$id: ID!`. */
  z.strictObject({
    point: z.literal('record.action'),
    ...named,
    record: z.literal('Customer'),
    mutation: z.string().min(1),
    /** The message after it is done. */
    done: text,
  }),
  /** How items of one type stand in the timeline of a customer. */
  z.strictObject({
    point: z.literal('timeline.item'),
    ...named,
    /** The value of `TimelineType` that selects them. */
    type: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected a value of TimelineType, such as SEGMENT_CHANGE'),
    /** The type of the graph, which implements `TimelineItem`. */
    on: z.string().regex(/^[A-Z]\w*$/, 'expected a type of the graph, such as TimelineSegmentChange'),
    /** Fields of that type. */
    selection: z.string().min(1),
    /** One line, with values in braces by their paths, such as `Moved to {to.name}`. */
    text,
    /** The line where a value of `text` is absent. */
    without: text.optional(),
    /** Where the text below the line is. */
    note: z.string().optional(),
    /** Name of an icon of the console. */
    icon: z.string().optional(),
    tone: z.enum(['good', 'warn', 'bad']).optional(),
  }),
  /** An entry of the command palette: opens an address of the console, or runs a mutation without variables. */
  z.strictObject({ point: z.literal('command'), ...named, to: z.string().startsWith('/') }),
  z.strictObject({ point: z.literal('command'), ...named, mutation: z.string().min(1), done: text }),
])

/** Modules of different folders that would have one address, since it has only the name of the file. */
const sameNames = (panels: readonly CheckedPanel[]): readonly string[] => {
  const modules = [...new Set(panels.flatMap((one) => ('module' in one ? [one.module.href] : [])))]
  return [...Map.groupBy(modules, fileName).values()].find((files) => files.length > 1) ?? []
}

/** All panels of a plugin; ids are unique within one point, and names of files within the plugin. */
export const panelsSchema = z
  .array(panel)
  .refine(
    (panels) => new Set(panels.map(({ point, id }) => `${point} ${id}`)).size === panels.length,
    'expected the panels of one point to have ids of their own',
  )
  .refine((panels) => sameNames(panels).length === 0, {
    error: ({ input }) =>
      `expected modules in different folders to have different file names, got ${sameNames(input as CheckedPanel[]).join(' and ')}`,
  })

const shown = (what: unknown): string => (what === undefined ? 'nothing' : JSON.stringify(what).slice(0, 60))

const valueAt = (from: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step], from)

/** Every key that something of a panel can have. */
const panelKeys = (): ReadonlySet<string> => {
  const keys = new Set<string>()
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return
    if ('properties' in part) for (const name of Object.keys(part.properties as object)) keys.add(name)
    for (const one of Object.values(part)) visit(one)
  }
  visit(z.toJSONSchema(panel, { unrepresentable: 'any' }))
  return keys
}

const problemAt = (panels: unknown, path: readonly PropertyKey[], issue: z.core.$ZodIssue): string => {
  const at = path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return `${at} has an unknown key ${issue.keys[0]}${didYouMean(issue.keys[0]!, panelKeys())}`
  const isPlain = issue.code === 'invalid_type' || issue.code === 'invalid_value'
  return `${at}: ${issue.message}${isPlain ? `; got ${shown(valueAt({ panels }, path))}` : ''}`
}

/** What is wrong with a plugin's panels, in words; undefined if nothing is. */
export const problemOfPanels = (panels: unknown): string | undefined => {
  const parsed = panelsSchema.safeParse(panels)
  if (parsed.success) return undefined
  const [issue] = parsed.error.issues
  const at = ['panels', ...issue!.path]
  if (issue!.code !== 'invalid_union') return problemAt(panels, at, issue!)
  const { point } = (valueAt({ panels }, at) ?? {}) as { readonly point?: unknown }
  const points = Object.keys(panelPoints)
  if (typeof point !== 'string' || !points.includes(point)) {
    const near = typeof point === 'string' ? didYouMean(point, points) : ''
    return `${at.map(String).join('.')}.point: expected one of ${points.join(', ')}; got ${shown(point)}${near}`
  }
  // Among the kinds of panel with this point, the intended one is the one that fits best.
  const [nearest] = issue!.errors
    .filter((one) => !one.some(({ path }) => path[0] === 'point'))
    .toSorted((a, b) => a.length - b.length)
  return problemAt(panels, [...at, ...nearest![0]!.path], nearest![0]!)
}

/** What a plugin adds to the console, as its manifest declares it. */
export type ConsolePanel = z.input<typeof panel>
/** The same with its defaults. */
export type CheckedPanel = z.output<typeof panel>

/** Where in the console a panel appears. */
export const panelPoints = {
  'home.tile': 'HOME_TILE',
  'customer.panel': 'CUSTOMER_PANEL',
  'customer.column': 'CUSTOMER_COLUMN',
  'record.action': 'RECORD_ACTION',
  'timeline.item': 'TIMELINE_ITEM',
  page: 'PAGE',
  command: 'COMMAND',
} as const satisfies Record<CheckedPanel['point'], string>

const fileName = (address: string): string => address.slice(address.lastIndexOf('/') + 1)

/**
 * Where the console loads a panel's module from. Panels that need a build are part of the console's own, under this
 * name.
 */
export const moduleAddress = (plugin: string, module: URL): string => `/panels/${plugin}/${fileName(module.pathname)}`

/** The modules of the panels that are code, each once. */
export const panelModules = (plugin: string, panels: readonly CheckedPanel[]): { plugin: string; module: URL }[] => {
  const modules = panels.flatMap((entry) => ('module' in entry ? [[entry.module.href, entry.module] as const] : []))
  return [...new Map(modules).values()].map((module) => ({ plugin, module }))
}
