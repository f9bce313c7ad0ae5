import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSchema, extendSchema, Kind, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const template = 'src/cli/plugin-template'
const pages = [`${template}/README.md`, ...globSync(['*.md', 'docs/**/*.md', 'plugins/*/README.md'], { cwd: root })]
const schema = buildSchema(read('schema/schema.graphql'))
const newSdl = read(`${template}/schema.graphql`)
/** What the plugin of the guide adds, which `plugin new` writes. */
const birthdaySdl = newSdl.replaceAll('samplePlugin', 'birthday').replaceAll('SamplePlugin', 'Birthday')
/** A new plugin's README, and the guide, speak of what that plugin adds. */
const schemaOf = (page: string) => {
  if (page.startsWith(template)) return extendSchema(schema, parse(newSdl))
  return page === 'docs/plugin-guide.md' ? extendSchema(schema, parse(birthdaySdl)) : schema
}

const blocksOf = (page: string) => [...read(page).matchAll(/^```graphql\n(.*?)^```/gms)].map(([, text]) => text!)
const withGraphql = pages.filter((page) => blocksOf(page).length > 0)

/** The name that a heading is linked by, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
    .replaceAll(' ', '-')
const anchorsOf = (page: string) => [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!))

describe('GraphQL in the documents', () => {
  it('is in the README and in that of every plugin', () => {
    expect(withGraphql).toEqual(
      expect.arrayContaining(pages.filter((page) => page.endsWith('README.md') && !page.startsWith('docs/'))),
    )
  })

  it.each(withGraphql)('of %s fits the schema and can be run as it is', (page) => {
    for (const block of blocksOf(page)) {
      const document = parse(block)
      expect([block, validate(schemaOf(page), document)]).toEqual([block, []])
      const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      expect(operations.length).toBeGreaterThan(0)
      // Of several, a client names the one to run.
      if (operations.length > 1)
        expect(operations.map((one) => 'name' in one && one.name?.value)).not.toContain(undefined)
    }
  })
})

it.each(pages)('the links of %s lead somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)]
  for (const [link, path, anchor] of links) {
    const target = path === '' ? page : join(dirname(page), path!)
    expect([link, existsSync(join(root, target))]).toEqual([link, true])
    if (anchor !== undefined) expect([link, anchorsOf(target)]).toEqual([link, expect.arrayContaining([anchor])])
  }
})

/** What a page says of sources and is not so: a link with another file's name, or with a name that its file does not have. */
const wrongNames = (text: string, sourceOf: (path: string) => string): string[] => {
  const linked = [...text.matchAll(/\[([\w.-]+)\]\(([^)#\s]+\.ts)\)/g)].map(([link, name, path]) =>
    name!.endsWith('.ts')
      ? path!.endsWith(`/${name}`) || path === name || link
      : !/^[A-Z]\w+$/.test(name!) ||
        new RegExp(`\\b(?:class|interface|type|const) ${name}\\b`).test(sourceOf(path!)) ||
        link,
  )
  const described = [...text.matchAll(/`#?(?:\w+\.)?(\w+)`\s+(?:in\s+|\()\[[\w./-]+\]\(([^)#\s]+\.ts)\)/g)].map(
    ([link, name, path]) => new RegExp(`\\b${name}\\b`).test(sourceOf(path!)) || link,
  )
  return [...linked, ...described].filter((one) => one !== true)
}

it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('what %s says is in a file is in it', (page) => {
  expect(wrongNames(read(page), read)).toEqual([])
})

it('a name that is not in the file beside it would be found', () => {
  const source = () => 'export class Hub { join() {} }'
  expect(
    wrongNames('[Hub](src/hub.ts), `Hub.join` ([hub.ts](src/hub.ts)), `join` in [hub.ts](src/hub.ts)', source),
  ).toEqual([])
  for (const wrong of [
    '[Group](src/hub.ts)',
    '[group.ts](src/hub.ts)',
    '`Hub.leave` ([hub.ts](src/hub.ts))',
    '`leave` in [hub.ts](src/hub.ts)',
  ])
    expect(wrongNames(wrong, source), wrong).toHaveLength(1)
})
