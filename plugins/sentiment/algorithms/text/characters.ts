/** What a UTF-16 code unit is to the tokeniser: the smallest set of classes that every rule needs. */
export const CharClass = {
  SYMBOL: 0,
  SPACE: 1,
  PUNCTUATION: 2,
  DIGIT: 3,
  MARK: 4,
  /** Zero-width and formatting characters: no part of a word's spelling. */
  IGNORABLE: 5,
  EMOJI: 6,
  SURROGATE: 7,
  HAN: 8,
  KANA: 9,
  HANGUL: 10,
  LATIN: 11,
  CYRILLIC: 12,
  ARABIC: 13,
  HEBREW: 14,
  GREEK: 15,
  THAI: 16,
  DEVANAGARI: 17,
  OTHER_LETTER: 18,
} as const

/** The first class that is a letter; every class from here on is one. */
const FIRST_LETTER = CharClass.HAN

const FIRST_SURROGATE = 0xd800
const LAST_SURROGATE = 0xdfff

// The order matters: a later pattern overrides an earlier one. Each matches a whole run of characters, which are far fewer than characters.
const PATTERNS: readonly (readonly [number, RegExp])[] = [
  [CharClass.PUNCTUATION, /\p{P}+/gu],
  [CharClass.OTHER_LETTER, /\p{L}+/gu],
  [CharClass.MARK, /\p{M}+/gu],
  [CharClass.DIGIT, /\p{N}+/gu],
  [CharClass.LATIN, /[\p{Script=Latin}\uff21-\uff3a\uff41-\uff5a]+/gu],
  [CharClass.CYRILLIC, /\p{Script=Cyrillic}+/gu],
  [CharClass.ARABIC, /[\p{Script=Arabic}--[\p{P}\p{M}\p{N}]]+/gv],
  [CharClass.HEBREW, /[\p{Script=Hebrew}--[\p{P}\p{M}]]+/gv],
  [CharClass.GREEK, /\p{Script=Greek}+/gu],
  [CharClass.THAI, /[\p{Script=Thai}--[\p{P}\p{M}\p{N}]]+/gv],
  [CharClass.DEVANAGARI, /[\p{Script=Devanagari}--[\p{P}\p{M}\p{N}]]+/gv],
  [CharClass.HANGUL, /\p{Script=Hangul}+/gu],
  [CharClass.KANA, /[\p{Script=Hiragana}\p{Script=Katakana}\u30fc]+/gu],
  [CharClass.HAN, /[\p{Script=Han}--[\p{P}\p{N}\p{So}]]+/gv],
  [CharClass.EMOJI, /[\p{Extended_Pictographic}--[©®™〰〽‼⁉]]+/gv],
  [CharClass.SPACE, /[\s\p{Cc}\u0085\u2028\u2029]+/gu],
  [
    CharClass.IGNORABLE,
    /(?:[\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164\uffa0\ufffd]|\u20e3|\u034f|\u17b4|\u17b5)+/gu,
  ],
]

/** Class of each of the 65,536 UTF-16 code units. */
export const CHAR_CLASS: Uint8Array = (() => {
  const classes = new Uint8Array(65_536)
  let plane = ''
  for (let unit = 0; unit < 65_536; unit++)
    plane += unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE ? ' ' : String.fromCharCode(unit)
  for (const [charClass, pattern] of PATTERNS)
    for (const { index, 0: run } of plane.matchAll(pattern)) classes.fill(charClass, index, index + run.length)
  return classes.fill(CharClass.SURROGATE, FIRST_SURROGATE, LAST_SURROGATE + 1)
})()

const EMOJI_PATTERN = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const LETTER_PATTERN = /^\p{L}/u

/** Class of a code point above U+FFFF. */
const supplementaryClass = (codePoint: number): number => {
  if (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) return CharClass.IGNORABLE
  if (codePoint >= 0x1f000 && codePoint <= 0x1faff) {
    return EMOJI_PATTERN.test(String.fromCodePoint(codePoint)) ? CharClass.EMOJI : CharClass.SYMBOL
  }
  if (codePoint >= 0x20000 && codePoint <= 0x3ffff) return CharClass.HAN
  if (codePoint >= 0xe0000 && codePoint <= 0xe0fff) return CharClass.IGNORABLE
  return LETTER_PATTERN.test(String.fromCodePoint(codePoint)) ? CharClass.OTHER_LETTER : CharClass.SYMBOL
}

/** Whether a class is a letter of any script. */
export const isLetter = (charClass: number): boolean => charClass >= FIRST_LETTER

/** Class of the character at i of a text; a lone surrogate is ignorable. */
export const classAt = (folded: string, i: number): number => {
  const charClass = CHAR_CLASS[folded.charCodeAt(i)]!
  if (charClass !== CharClass.SURROGATE) return charClass
  const codePoint = folded.codePointAt(i)!
  return codePoint > 0xffff ? supplementaryClass(codePoint) : CharClass.IGNORABLE
}

/** Code units of the character at i: 2 for a surrogate pair, else 1 (a lone surrogate is a character of its own). */
export const widthAt = (folded: string, i: number): number => (folded.codePointAt(i)! > 0xffff ? 2 : 1)

/** Whether a class may be inside a word: letters but Chinese ones, digits and combining marks. */
export const isWordClass = (charClass: number): boolean =>
  (isLetter(charClass) && charClass !== CharClass.HAN) || charClass === CharClass.DIGIT || charClass === CharClass.MARK
