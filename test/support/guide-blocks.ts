import { readFileSync } from 'node:fs'

const guide = readFileSync(new URL('../../docs/plugin-guide.md', import.meta.url), 'utf8')

/** A fenced block of the guide. */
export interface Block {
  /** `sh`, `ts` or `graphql`. */
  readonly language: string
  readonly text: string
  /** The file that the text before it names last, if it is to be written. */
  readonly file: string | undefined
}

const blocksIn = (text: string): readonly Block[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(({ index, 1: language, 2: block }) => ({
    language: language!,
    text: block!,
    file: /replace all of `([^`]+\.ts)`:\s*$/.exec(text.slice(0, index))?.[1],
  }))

/** Every block of the plugin guide. */
export const guideBlocks: readonly Block[] = blocksIn(guide)

/** What the guide lets a newcomer do, in order. */
export const labBlocks: readonly Block[] = blocksIn(
  guide.slice(guide.indexOf('## From nothing to a live score'), guide.indexOf('## One in 30 lines')),
)

/** Each command of the lab, as it is typed. */
export const labCommands: readonly string[] = labBlocks
  .filter(({ language }) => language === 'sh')
  .flatMap(({ text }) => text.trim().split('\n'))

/** An operation of the lab, by its name. */
export const labOperation = (name: string): string => {
  const found = labBlocks.find(
    ({ language, text }) => language === 'graphql' && new RegExp(`^\\w+ ${name}\\b`).test(text),
  )
  if (!found) throw new Error(`expected the guide to have the operation ${name}`)
  return found.text
}
