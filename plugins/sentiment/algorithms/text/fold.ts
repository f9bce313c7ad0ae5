import { TRADITIONAL_TO_SIMPLIFIED } from '../words/traditional.ts'

/** What each code unit is read as: lower case, half width, straight quotes, simplified Chinese. */
const FOLDED: Uint16Array = (() => {
  const table = new Uint16Array(65_536)
  for (let unit = 0; unit < 65_536; unit++) {
    const lower = unit >= 0xd800 && unit <= 0xdfff ? '' : String.fromCharCode(unit).toLowerCase()
    table[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = table[unit - 0xfee0]!
  table[0x3000] = 0x20
  for (const quote of '‘’ʼʹ´`＇′') table[quote.charCodeAt(0)] = 0x27
  for (const quote of '“”„«»″') table[quote.charCodeAt(0)] = 0x22
  for (const dash of '‐‑‒–—―−') table[dash.charCodeAt(0)] = 0x2d
  const pairs = TRADITIONAL_TO_SIMPLIFIED.replaceAll(/\s/g, '')
  for (let i = 0; i < pairs.length; i += 2) table[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1)
  return table
})()

const BEYOND_ASCII = /[^\0-\x7f]/

/**
 * The text in the form that the word lists are written in, of exactly the same length in UTF-16 code units, so that an
 * offset in one is an offset in the other: lower case, full-width forms as half-width, curly quotes as straight,
 * traditional Chinese characters as simplified.
 */
export const foldText = (text: string): string => {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase()
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = FOLDED[text.charCodeAt(i)]!
  return Buffer.from(units.buffer).toString('utf16le')
}
