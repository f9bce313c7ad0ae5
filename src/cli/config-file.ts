import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { PluginEntry } from '../plugin/host.ts'
import { configuredPlugins, pluginsIn } from '../process/configured-plugins.ts'
import { CliError } from './command.ts'

/** A part of a text, up to but without `end`. */
interface Span {
  readonly start: number
  readonly end: number
}

/** The list of plugins in the text of a configuration, and its elements. */
interface PluginList {
  /** Where the closing bracket is. */
  readonly close: number
  readonly elements: readonly Span[]
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** The end of what begins at `from` and is no code: a text in quotes, or a comment. Undefined if code begins there. */
const endOfOpaque = (text: string, from: number): number | undefined => {
  const two = text.slice(from, from + 2)
  if (two === '//') return text.includes('\n', from) ? text.indexOf('\n', from) : text.length
  if (two === '/*') return text.indexOf('*/', from) + 2
  const quote = text[from]!
  if (!`'"\``.includes(quote)) return undefined
  let at = from + 1
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** The list that a configuration exports as `plugins`, if it is written as one. */
const listIn = (text: string): PluginList | undefined => {
  const found = /export const plugins\b[^=]*=\s*\[/.exec(text)
  if (!found) return undefined
  const open: string[] = [']']
  const elements: Span[] = []
  let start: number | undefined
  let end = 0
  for (let at = found.index + found[0].length; at < text.length;) {
    const char = text[at]!
    const opaque = endOfOpaque(text, at)
    const isComment = char === '/' && opaque !== undefined
    if (open.length === 1 && (char === ',' || char === ']')) {
      if (start !== undefined) elements.push({ start, end })
      start = undefined
      if (char === ']') return { close: at, elements }
    } else if (!isComment && !/\s/.test(char)) start ??= at
    if (opaque === undefined && closing[char] !== undefined) open.push(closing[char])
    else if (opaque === undefined && char === open.at(-1)) open.pop()
    at = opaque ?? at + 1
    if (!isComment && !/\s/.test(char)) end = at
  }
  return undefined
}

/** The entry of a plugin in the text of a configuration. */
const entryIn = (text: string, id: string): Span | undefined =>
  listIn(text)?.elements.find(({ start, end }) =>
    new RegExp(`^\\{[^]*\\bid:\\s*['"\`]${id}['"\`]`).test(text.slice(start, end)),
  )

const replace = (text: string, { start, end }: Span, by: string): string => text.slice(0, start) + by + text.slice(end)

/** The configuration with one more entry at the end of its list; undefined if it has no list of its own. */
export const withEntry = (text: string, entry: string): string | undefined => {
  const list = listIn(text)
  if (!list) return undefined
  const last = list.elements.at(-1)
  if (!last) return replace(text, { start: list.close, end: list.close }, entry)
  const rest = text.slice(last.end, list.close)
  const comma = /^\s*,/.exec(rest)?.[0].length ?? 0
  const at = last.end + comma
  const lines = rest.includes('\n') ? '\n  ' : ' '
  return replace(
    text,
    { start: at, end: at },
    `${comma === 0 ? ',' : ''}${lines}${entry}${rest.includes('\n') ? ',' : ''}`,
  )
}

/** The configuration without the entry of a plugin; undefined if the list has none. */
export const withoutEntry = (text: string, id: string): string | undefined => {
  const entry = entryIn(text, id)
  if (!entry) return undefined
  const after = /^\s*,[^\S\n]*\n?/.exec(text.slice(entry.end))?.[0].length ?? 0
  // The last one takes the comma before it.
  const before = after > 0 ? /[^\S\n]*$/.exec(text.slice(0, entry.start)) : /,?\s*$/.exec(text.slice(0, entry.start))
  return replace(text, { start: entry.start - (before?.[0].length ?? 0), end: entry.end + after }, '')
}

/** The code of an entry, with blanks in place of what stands in texts, comments and inner brackets. */
const ownCode = (code: string): string => {
  let own = ''
  let depth = 0
  for (let at = 0; at < code.length;) {
    const opaque = endOfOpaque(code, at)
    const char = opaque === undefined ? code[at]! : ' '.repeat(opaque - at)
    if (closing[char] !== undefined) depth++
    own += depth <= 1 ? char : ' '.repeat(char.length)
    if (Object.values(closing).includes(char)) depth--
    at += char.length
  }
  return own
}

/** The configuration with a plugin switched on or off; undefined if it has no entry, or says so by more than `true` or `false`. */
export const withSwitch = (text: string, id: string, isOn: boolean): string | undefined => {
  const entry = entryIn(text, id)
  if (!entry) return undefined
  const code = text.slice(entry.start, entry.end)
  // A config of the plugin may have a switch of the same name.
  const own = ownCode(code)
  const stated = /,?\s*\benabled:\s*(?:true|false)\b(\s*,)?/.exec(own)
  if (/\benabled:/.test(own) && !stated) return undefined
  const plain = stated
    ? replace(code, { start: stated.index, end: stated.index + stated[0].length }, stated[1] ? ',' : '')
    : code
  return replace(text, entry, isOn ? plain : plain.replace(/,?\s*\}$/, ', enabled: false }'))
}

/** What a new configuration says: the plugins that come with Rapport, and more. */
const newConfig = (entry: string): string =>
  `import { plugins as standard } from 'rapport-crm/plugins'\n\nexport const plugins = [\n  ...standard,\n  ${entry},\n]\n`

const stateOf = (plugins: readonly PluginEntry[]): string =>
  plugins
    .map(({ id, enabled = true, config }) => `${id} ${enabled} ${JSON.stringify(config)}`)
    .toSorted()
    .join('\n')

/** A change of the configuration in this folder. */
export interface ConfigChange {
  /** Gives the new text, or undefined if it cannot. */
  readonly edit: (text: string) => string | undefined
  /** The entry that it adds, where there is no configuration yet. */
  readonly entry?: string
  /** The plugins that are listed afterwards. */
  readonly wanted: readonly PluginEntry[]
  /** What to do by hand if the text cannot be changed. */
  readonly byHand: string
}

/**
 * Changes rapport.config.ts and loads it, to see that it lists what is wanted; returns its name. Throws CliError, with the file
 * as it was, if it does not.
 */
export const changeConfig = async ({ edit, entry, wanted, byHand }: ConfigChange): Promise<string> => {
  const { file = 'rapport.config.ts' } = await configuredPlugins()
  const name = relative('.', file)
  const isNew = !existsSync(file)
  const before = isNew ? '' : await readFile(file, 'utf8')
  const after = isNew ? entry && newConfig(entry) : edit(before)
  const refused = (why: string, cause?: unknown) =>
    new CliError(`${name} was left as it is, for ${why}; change it by hand: ${byHand}`, { cause })
  if (after === undefined) throw refused('its list of plugins is written in another way')
  await writeFile(file, after)
  try {
    if (stateOf(await pluginsIn(file)) === stateOf(wanted)) return name
    throw refused('it would list other plugins')
  } catch (error) {
    await (isNew ? rm(file) : writeFile(file, before))
    if (error instanceof CliError) throw error
    throw refused(error instanceof Error ? error.message : String(error), error)
  }
}
