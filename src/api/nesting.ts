const quote = 0x22
const backslash = 0x5c
const hash = 0x23
const newLine = 0x0a
const openings = new Set([0x7b, 0x5b, 0x28])
const closings = new Set([0x7d, 0x5d, 0x29])

/**
 * Whether JSON text nests objects and lists deeper than `max`: walking such a value would overflow the stack. Also
 * reads GraphQL documents, counting braces, brackets and parentheses and skipping comments and block strings.
 */
export const isDeeperThan = (text: string, max: number, language: 'json' | 'graphql' = 'json'): boolean => {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) i = endOfString(text, i, language)
    else if (code === hash && language === 'graphql') {
      while (i < text.length && text.charCodeAt(i) !== newLine && text.charCodeAt(i) !== 0x0d) i++
    } else if (openings.has(code)) {
      if (++depth > max) return true
    } else if (closings.has(code)) depth--
  }
  return false
}

/** The end of the string that begins at `start`. */
const endOfString = (text: string, start: number, language: 'json' | 'graphql'): number => {
  if (language === 'graphql' && text.startsWith('"""', start)) {
    for (let at = start + 3; ; at += 3) {
      at = text.indexOf('"""', at)
      if (at < 0) return text.length
      if (text.charCodeAt(at - 1) !== backslash) return at + 2
    }
  }
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === backslash) i++
    else if (code === quote) return i
  }
  return text.length
}
