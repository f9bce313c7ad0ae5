import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCommands } from './support/commands.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = globSync(['*.md', 'docs/**/*.md', 'plugins/*/README.md', 'src/cli/plugin-template/README.md'], {
  cwd: root,
}).toSorted()

/** Lines of fenced blocks in one of these languages; in prose, what stands between single backticks. */
const codeOf = (text: string): string[] => [
  ...[...text.matchAll(/^```(?:sh|bash|)\n(.*?)^```/gms)].flatMap(([, block]) => block!.split('\n')),
  ...[...text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!),
]

describe('commands in the documents', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

  it.each(pages)('npm scripts that %s names exist', (page) => {
    const named = [
      ...codeOf(read(page))
        .join('\n')
        .matchAll(/\bnpm run (?:-s )?([\w:]+)/g),
    ].map(([, name]) => name!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('are many', () => {
    const all = pages.flatMap((page) => codeOf(read(page)))
    expect(all.filter((code) => /\bnpm run /.test(code)).length).toBeGreaterThan(10)
    expect(all.filter((code) => /\brapport (-- )?[a-z]/.test(code)).length).toBeGreaterThan(10)
  })

  it.each(pages)('rapport commands that %s names exist, with these options', async (page) => {
    const commands = await readCommands()
    const wrong: string[] = []
    for (const code of codeOf(read(page))) {
      const words = /^(?:npm run -s |npx )?rapport (?:-- )?([a-z].*)$/.exec(
        code.trim().replace(/^[A-Z_]+=\S+ /, ''),
      )?.[1]
      if (words === undefined) continue
      const name = Object.keys(commands)
        .toSorted((a, b) => b.length - a.length)
        .find((known) => words === known || words.startsWith(`${known} `))
      if (name === undefined) {
        const [first] = words.split(' ')
        // The list of all commands, a list of sub-commands, and those of a plugin that the page itself writes.
        if (first !== 'help' && !words.includes('|') && !read(page).includes(`id: '${first}'`)) wrong.push(code)
        continue
      }
      for (const [option] of words.matchAll(/--[a-z][\w-]*/g))
        if (!commands[name]!.includes(option)) wrong.push(`${code}: ${option}`)
    }
    expect(wrong).toEqual([])
  })
})

/** What is wrong with a Mermaid flowchart, as far as its structure goes; undefined where nothing is. */
export const chartProblem = (text: string): string | undefined => {
  const [head, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim())
  if (!/^flowchart (TD|TB|LR|RL|BT)$/.test(head!)) return `expected flowchart and a direction, got ${head}`
  const node = String.raw`\w+(?:\["[^"]*"\]|\[\("[^"]*"\)\]|\[[^\]"()]*\])?`
  const line = new RegExp(
    String.raw`^(?:${node}(?:\s*(?:--\s+"[^"]*"\s+-->|-->|---)\s*${node})*|subgraph \w+ \[[^\]]+\]|end)$`,
  )
  let depth = 0
  for (const one of lines.filter(Boolean)) {
    if (!line.test(one)) return `cannot be read: ${one}`
    if (one.startsWith('subgraph ')) depth++
    if (one === 'end' && --depth < 0) return 'end without a subgraph'
  }
  return depth === 0 ? undefined : 'a subgraph without an end'
}

describe('Mermaid diagrams', () => {
  const charts = pages.flatMap((page) =>
    [...read(page).matchAll(/^```mermaid\n(.*?)^```/gms)].map(([, text]) => [page, text!] as const),
  )

  it('are in ARCHITECTURE.md: the processes and the layers', () => {
    expect(charts.filter(([page]) => page === 'ARCHITECTURE.md')).toHaveLength(2)
  })

  it.each(charts)('of %s can be drawn', (_page, text) => {
    expect(chartProblem(text)).toBeUndefined()
  })

  it.each([
    ['an arrow to nowhere', 'flowchart LR\n  a -->\n'],
    ['an open label', 'flowchart LR\n  a["x --> b\n'],
    ['an open subgraph', 'flowchart LR\n  subgraph one [One]\n  a --> b\n'],
    ['no direction', 'flowchart\n  a --> b\n'],
  ])('with %s would be found', (_what, text) => {
    expect(chartProblem(text)).toBeDefined()
  })
})

describe('docs/terms.md', () => {
  const terms = read('docs/terms.md')
  const rooms = ['events', 'feeds', 'write', 'compute', 'contract', 'plugin', 'learning']

  it.each(rooms)('has the classes of src/%s', (room) => {
    const classes = globSync(`src/${room}/**/*.ts`, { cwd: root })
      .filter((file) => !/\.(test|fixture)\.ts$|\/fixtures\//.test(file))
      .flatMap((file) => [...read(file).matchAll(/^export (?:abstract )?class (\w+)/gm)].map(([, name]) => name!))
    expect(classes.filter((name) => !terms.includes(`\`${name}\``))).toEqual([])
  })

  it('has each term once, and no class that is gone', () => {
    const rows = [...terms.matchAll(/^\| (?!Term|---)([^|]+) \| [^|]+ \|([^|]*)\|$/gm)]
    expect(rows.length).toBeGreaterThan(60)
    const names = rows.map(([, term]) => term)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    const sources = globSync(['src/**/*.ts', 'plugins/**/*.ts'], { cwd: root })
      .filter((file) => !file.includes('node_modules'))
      .map(read)
      .join('\n')
    const classes = rows.flatMap(([, , code]) => [...code!.matchAll(/`(\w+)`/g)].map(([, name]) => name!))
    expect(classes.filter((name) => !new RegExp(`\\b(?:class|interface|type) ${name}\\b`).test(sources))).toEqual([])
  })
})

describe('the decisions', () => {
  const decisions = globSync('docs/adr/[0-9]*.md', { cwd: root }).toSorted()

  it.each(decisions)('%s has every section, and a line in the index', (page) => {
    const text = read(page)
    expect(text).toMatch(/^\*\*Status:\*\* /m)
    for (const section of ['Context', 'Decision', 'lternatives', 'Consequences'])
      expect(text).toMatch(new RegExp(`^## .*${section}`, 'm'))
    const [, title] = /^# \d+\. (.+)$/m.exec(text)!
    expect(read('docs/adr/README.md')).toContain(`[${title}](${page.slice('docs/adr/'.length)})`)
  })
})

describe('the image', () => {
  const dockerfile = read('Dockerfile')
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

  it('copies files that exist', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => paths!.split(' '))
    expect(copied.length).toBeGreaterThan(5)
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('runs what npm start runs, not as root, and says whether it is ready', () => {
    const command = JSON.parse(
      /^CMD (\[.*\])$/m.exec(dockerfile.slice(dockerfile.lastIndexOf('\nFROM ')))![1]!,
    ) as string[]
    expect(command.join(' ')).toBe(scripts['start'])
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile).toMatch(/^HEALTHCHECK [^]*\/readyz/m)
    expect(dockerfile).toMatch(/^STOPSIGNAL SIGTERM$/m)
  })

  it('is given variables that the server knows', () => {
    const known = read('src/core/config.ts')
    const compose = read('compose.yml').split('\n  postgres:\n')[0]!
    const given = [...compose.matchAll(/^ {6}([A-Z_]+): /gm)].map(([, name]) => name!)
    expect(given.length).toBeGreaterThan(3)
    expect(given.filter((name) => !known.includes(`  ${name}:`))).toEqual([])
  })
})
