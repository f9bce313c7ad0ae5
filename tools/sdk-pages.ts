// Renders what API Extractor knows of an entry point as a page of `docs/sdk`, and as entries of the reference in the console: each
// export with its declaration and its comment.

/** An export or a member of one, as the doc model of API Extractor has it. */
export interface ModelItem {
  readonly kind: string
  readonly name?: string
  readonly docComment?: string
  readonly excerptTokens?: readonly { readonly text: string }[]
  readonly members?: readonly ModelItem[]
}

/** The text of a comment, without its frame; tags are kept as words. */
const commentOf = ({ docComment = '' }: ModelItem): string =>
  docComment
    .replace(/^\/\*\*/, '')
    .replace(/\*\/\s*$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim()
    .replace(/^@default\s+/gm, 'Default: ')

const declarationOf = ({ excerptTokens = [] }: ModelItem): string =>
  excerptTokens
    .map(({ text }) => text)
    .join('')
    .trim()
    .replace(/^export (?:declare )?/, '')

/** The lines of a member, with its comment above it. */
const memberLines = (member: ModelItem): string[] => {
  const comment = commentOf(member)
    .split(/\s*\n\s*/)
    .filter(Boolean)
    .join(' ')
  const declared = declarationOf(member).split('\n')
  return [...(comment === '' ? [] : [`  /** ${comment} */`]), ...declared.map((line) => `  ${line}`)]
}

const blockOf = (item: ModelItem): string => {
  const declared = declarationOf(item)
  const members = (item.members ?? []).flatMap(memberLines)
  return members.length === 0 ? declared : `${declared.replace(/\s*\{\s*$/, '')} {\n${members.join('\n')}\n}`
}

/** Lines of prose: what stands below a heading, and looks like code or a link only where it is one. */
const prose = (text: string): string =>
  text
    .split(/\s*\n\s*\n\s*/)
    .map((part) => part.replace(/\s*\n\s*/g, ' '))
    .join('\n\n')

/** The exports of an entry point, by name; an overloaded one has several declarations. */
export const exportsOf = (model: ModelItem): ReadonlyMap<string, readonly ModelItem[]> => {
  const [entry] = model.members ?? []
  const named = (entry?.members ?? []).filter(({ name }) => name !== undefined)
  const sorted = named.toSorted((a, b) => (a.name! < b.name! ? -1 : a.name! > b.name! ? 1 : 0))
  return Map.groupBy(sorted, ({ name }) => name!)
}

/** An export as the reference of the console has it. */
interface Entry {
  readonly from: string
  readonly name: string
  readonly description: string
  readonly declaration: string
}

/** The entries of an entry point. */
export const entriesOf = (importName: string, model: ModelItem): readonly Entry[] =>
  [...exportsOf(model)].map(([name, items]) => ({
    from: importName,
    name,
    description: items.map(commentOf).filter(Boolean).map(prose).join('\n\n'),
    declaration: items.map(blockOf).join('\n'),
  }))

const note = '<!-- Written by npm run api from the comments in the sources. Do not edit it. -->'

/** The page of an entry point. */
export const pageOf = (importName: string, model: ModelItem): string => {
  const sections = entriesOf(importName, model).map(({ name, description, declaration }) =>
    [`## ${name}`, description, `\`\`\`ts\n${declaration}\n\`\`\``].filter(Boolean).join('\n\n'),
  )
  return `${[note, `# ${importName}`, ...sections].join('\n\n')}\n`
}

/** The page that leads to the others. */
export const indexOf = (
  pages: readonly { readonly file: string; readonly importName: string; readonly model: ModelItem }[],
): string => {
  const intro =
    'What plugins and programs may import, with types and comments. [Writing a plugin](../plugin-guide.md) explains how the parts work together; the ' +
    'API reference of the console, under Settings, searches both these pages and the graph itself.'
  const lists = pages.map(({ file, importName, model }) => {
    const names = [...exportsOf(model).keys()].map((name) => `[${name}](${file}#${name.toLowerCase()})`)
    return `## [${importName}](${file})\n\n${names.join(', ')}`
  })
  return `${[note, '# The SDK', intro, ...lists].join('\n\n')}\n`
}
