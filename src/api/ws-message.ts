const quote = 0x22
const backslash = 0x5c
const openings = new Set([0x7b, 0x5b])
const closings = new Set([0x7d, 0x5d])

/** Whether JSON text nests objects and lists deeper than `max`: such a text would exhaust the stack of whatever walks its value. */
export const isDeeperThan = (text: string, max: number): boolean => {
  let depth = 0
  let inText = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (inText) {
      if (code === backslash) i++
      else if (code === quote) inText = false
    } else if (code === quote) inText = true
    else if (openings.has(code)) {
      if (++depth > max) return true
    } else if (closings.has(code)) depth--
  }
  return false
}
