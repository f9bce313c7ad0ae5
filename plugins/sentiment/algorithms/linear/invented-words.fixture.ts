import { createRandom } from 'rapport-crm/task'
import type { Label } from './corpus.ts'

const PRAISE = 'zindle morvane quappy tilder'.split(' ')
const COMPLAINT = 'grubbet skolfy nerrow plitch'.split(' ')
const FILLER = 'the box on table with paper from monday green seven pages of it and then'.split(' ')

/**
 * Labelled texts whose sentiment is in invented words that no list knows, so that only a trained model can read them.
 * @param share of the labels that follow the words; the others are turned round. @default 1
 * @param neutral share of texts without any of those words, labelled 0. @default 0
 */
export const inventedTexts = (count: number, seed: number, { share = 1, neutral = 0 } = {}) => {
  const random = createRandom(seed)
  const pick = (words: readonly string[]) => words[random.int(words.length)]!
  const texts: string[] = []
  const labels = new Int8Array(count)
  for (let i = 0; i < count; i++) {
    const words = Array.from({ length: 6 + random.int(6) }, () => pick(FILLER))
    let label: Label = 0
    if (random.next() >= neutral) {
      const positive = random.next() < 0.5
      words[random.int(words.length)] = pick(positive ? PRAISE : COMPLAINT)
      label = positive === random.next() < share ? 1 : -1
    }
    texts.push(words.join(' '))
    labels[i] = label
  }
  return { texts, labels }
}
