import type { TokenisedText } from '../text/tokens.ts'
import type { Item } from './items.ts'
import type { Modifier } from './rules.ts'

/** How the shape of a sentence affects the words in it. */
export interface SentenceShape {
  /** Offsets of the first and the last contrast word (`but`, 但是); undefined without one. */
  readonly firstContrast: Item | undefined
  readonly lastContrast: Item | undefined
  /** Clauses that begin with `although`, 虽然 and the like, with that word. */
  readonly concessions: ReadonlyMap<number, Item>
  /** The mark of a plain question, which asks and does not praise or complain. */
  readonly question: { readonly start: number; readonly end: number } | undefined
  /** Marks that make the sentence louder, with the size of each. */
  readonly emphasis: readonly { readonly start: number; readonly end: number; readonly size: number }[]
}

const EXCLAMATION = 0.292
const MAX_EXCLAMATIONS = 4
/** VADER's weights for the words before and after `but`; 但 shifts the weight less. */
const CONTRAST = { ENGLISH: { before: 0.5, after: 1.5 }, CHINESE: { before: 0.8, after: 1.2 } } as const
const CONCEDED = 0.5
const ASKED = 0.5

interface ShapeInMaking {
  firstContrast: Item | undefined
  lastContrast: Item | undefined
  readonly concessions: Map<number, Item>
  question: { start: number; end: number } | undefined
  readonly emphasis: { start: number; end: number; size: number }[]
  exclamations: number
}

/** Reads the shape of every sentence: contrast, concession, question, exclamation. */
export const sentenceShapes = ({ folded, sentences }: TokenisedText, items: readonly Item[]): SentenceShape[] => {
  const shapes = Array.from({ length: sentences }, (): ShapeInMaking => ({
    firstContrast: undefined,
    lastContrast: undefined,
    concessions: new Map(),
    question: undefined,
    emphasis: [],
    exclamations: 0,
  }))
  for (const item of items) {
    const shape = shapes[item.sentence]!
    if (item.role === 'CONTRAST') {
      shape.firstContrast ??= item
      shape.lastContrast = item
    } else if (item.role === 'CONCESSION') shape.concessions.set(item.clause, item)
    else if (item.kind === 'PUNCTUATION' && (item.norm === '!' || item.norm === '?')) {
      let exclamations = 0
      let questions = 0
      for (let at = item.start; at < item.end && exclamations + questions < 16; at++) {
        if (folded.charCodeAt(at) === 0x21) exclamations++
        else questions++
      }
      const counted = Math.min(exclamations, MAX_EXCLAMATIONS - shape.exclamations)
      shape.exclamations += counted
      // VADER's sizes: two or three question marks .18 each, more .96.
      const size = counted * EXCLAMATION + (questions < 2 ? 0 : questions < 4 ? questions * 0.18 : 0.96)
      if (size > 0) shape.emphasis.push({ start: item.start, end: item.end, size })
      else if (questions === 1) shape.question = { start: item.start, end: item.end }
    }
  }
  return shapes
}

/**
 * The weight of a word by its place in the sentence: less before `but` and after `although`, more after `but`, less in
 * a question.
 * @param modifiers gets what changed it
 */
export const weightOf = (item: Item, shape: SentenceShape, modifiers: Modifier[]): number => {
  let weight = 1
  const { firstContrast, lastContrast, question } = shape
  if (lastContrast && item.start > lastContrast.start) {
    weight *= CONTRAST[lastContrast.kind === 'CHINESE' ? 'CHINESE' : 'ENGLISH'].after
    modifiers.push({ kind: 'CONTRAST', start: lastContrast.start, end: lastContrast.end })
  } else if (firstContrast && item.start < firstContrast.start) {
    weight *= CONTRAST[firstContrast.kind === 'CHINESE' ? 'CHINESE' : 'ENGLISH'].before
    modifiers.push({ kind: 'CONTRAST', start: firstContrast.start, end: firstContrast.end })
  }
  const concession = shape.concessions.get(item.clause)
  if (concession && concession.start < item.start) {
    weight *= CONCEDED
    modifiers.push({ kind: 'CONCESSION', start: concession.start, end: concession.end })
  }
  if (question) {
    weight *= ASKED
    modifiers.push({ kind: 'QUESTION', ...question })
  }
  return weight
}
