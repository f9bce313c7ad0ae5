import { hashText } from '../linear/hash.ts'
import { CHINESE, EMOJI_VALENCE, EMOTICON_VALENCE, ENGLISH, ENGLISH_EXPRESSIONS } from './dictionary.ts'

/** Raised whenever tokeniser, rules or features change what a trained model sees of the same text. */
const FEATURES_VERSION = 4

/**
 * Names the word lists and the features: a trained model keeps it, and is refused under another one, since its weights
 * would mean something else.
 */
export const LISTS_VERSION: string = (() => {
  const lists = [
    [...ENGLISH],
    [...CHINESE],
    [...ENGLISH_EXPRESSIONS].map(([first, found]) => [first, found]),
    [...EMOJI_VALENCE],
    [...EMOTICON_VALENCE],
  ]
  const hashes = lists.map((list) => hashText(JSON.stringify(list), FEATURES_VERSION).toString(16).padStart(8, '0'))
  return `${FEATURES_VERSION}-${hashText(hashes.join(), 0).toString(16).padStart(8, '0')}`
})()
