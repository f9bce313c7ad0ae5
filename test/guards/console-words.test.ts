import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src/console/web', 'plugins/*/console'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('/generated/'))
const files = new Map(sources.map((path) => [path, readFileSync(path, 'utf8')]))

/** The end of a literal of text that begins at `start`. */
const endOfText = (text: string, start: number): number => {
  const quote = text[start]
  let at = start + 1
  while (text[at] !== quote) at += text[at] === '\\' ? 2 : 1
  return at
}

/** The names of an object literal that begins at `start`, those of objects inside left out. */
const namesOf = (text: string, start: number): string[] => {
  const names: string[] = []
  let depth = 0
  let isName = false
  for (let at = start; at < text.length; at++) {
    const char = text[at]!
    if (depth === 1 && isName) {
      const found = /^\s*(?:'([^']+)'|(\w+))\s*:/.exec(text.slice(at))
      if (found) {
        names.push(found[1] ?? found[2]!)
        at += found[0].length - 1
        isName = false
        continue
      }
    }
    if ('\'"`'.includes(char)) at = endOfText(text, at)
    else if ('{(['.includes(char)) depth++
    else if ('})]'.includes(char)) depth--
    if (depth === 0) break
    if (depth === 1) isName = char === '{' || char === ',' || (isName && /\s/.test(char))
  }
  return names
}

/** Words that no code shows, as `<file>: <dictionary>.<name>`. */
const unusedWords = (all: ReadonlyMap<string, string>): string[] =>
  [...all].flatMap(([path, text]) =>
    [...text.matchAll(/(export )?const (\w+) = words\(\{\s*en: /g)].flatMap((found) => {
      const [whole, isExported, dictionary] = found
      const users = isExported ? [...all.values()] : [text]
      // Looked up by a name that is not written here, any of them may be shown.
      const isOpen = users.some((one) => new RegExp(`\\b${dictionary}\\(\\)(?!\\.\\w)`).test(one))
      if (isOpen) return []
      return namesOf(text, found.index + whole.length)
        .filter((name) => !users.some((one) => new RegExp(`\\b${dictionary}\\(\\)\\.${name}\\b`).test(one)))
        .map((name) => `${path}: ${dictionary}.${name}`)
    }),
  )

test('console: no words stay that nothing shows', () => {
  expect(files.size).toBeGreaterThan(60)
  expect(unusedWords(files)).toEqual([])
})

test('console: words that nothing shows are found, those that are looked up are not', () => {
  const text = `const t = words({
    en: { shown: 'a, b: {c}', more: (n: number) => \`\${n} x: y\`, deep: { inner: 'i' }, unused: 'd' },
    zh: {},
  })
  t().shown; t().more(1); t().deep.inner`
  expect(unusedWords(new Map([['a.tsx', text]]))).toEqual(['a.tsx: t.unused'])
  expect(unusedWords(new Map([['a.tsx', `${text}; t()[name]`]]))).toEqual([])
  expect(
    unusedWords(
      new Map([
        ['a.ts', `export const all = words({ en: { one: 'x', two: 'y' }, zh: {} })`],
        ['b.tsx', 'all().one'],
      ]),
    ),
  ).toEqual(['a.ts: all.two'])
})
