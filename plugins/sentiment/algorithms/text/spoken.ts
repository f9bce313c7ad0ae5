/** A part of a text, in UTF-16 code units. */
interface Range {
  readonly start: number
  readonly end: number
}

/** What makes it worthwhile to look at the lines and the markup. */
const SUSPICIOUS =
  /[<>＞]|-{2}|_{10}|regards|sincerely|faithfully|yours|wishes|thanks|cheers|thank you|sent from|get outlook|wrote:|schrieb|grüße|写道|寫道|祝|此致|发自|谢谢/i

/** HTML elements that show no words of the writer. */
const UNSEEN = /<(script|style|head|blockquote)\b[^>]{0,1000}>[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi

const QUOTED_LINE = /^[ \t]*[>＞]/

/** Lines after which a mail quotes another one. */
const QUOTE_HEADS: readonly RegExp[] = [
  /^\s*-{2,}\s*(?:original|forwarded|ursprüngliche|weitergeleitete|原始|转发|原始郵件)[^-]{0,40}-{2,}/i,
  /^\s*begin forwarded message:/i,
  /^\s*on\b.{4,200}\bwrote:\s*$/i,
  /^\s*am\b.{4,200}\bschrieb\b.{0,200}:\s*$/i,
  /^.{2,100}(?:写道|寫道)\s*[:：]\s*$/,
]
const FROM_LINE = /^[\s*]*(?:from|von|发件人|寄件者)\s*\*?[:：]\s*\S/i
const HEADER_LINE = /^[\s*]*(?:sent|date|to|subject|gesendet|datum|an|betreff|发送时间|收件人|主题|日期)\s*\*?[:：]/i
/** Lines in which the sender of a mail stands at most this far before its other headers. */
const HEADER_LINES = 4

const SIGNATURE_MARK = /^--\s*$/
const DEVICE_LINE =
  /^\s*(?:sent from (?:my|outlook|mail|the)\b|get outlook for\b|von meinem .{1,40} gesendet|发自|发送自)/i
/** A formula that closes a letter, alone on its line. */
const CLOSING_LINE =
  /^\s*(?:(?:with )?(?:kind|kindest|best|warm|warmest|many)? ?regards|(?:with )?best wishes|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|mit freundlichen grüßen|(?:viele|beste) grüße|cordialement|此致|敬礼|此致敬礼)\s*[,.!，。！]?\s*$/i
/** One that also stands at the head of a sentence: what follows must look like names. */
const CASUAL_LINE =
  /^\s*(?:(?:many )?thanks(?: (?:and|&) (?:kind |best )?regards| in advance)?|thank you(?: very much)?|cheers|all the best|best|谢谢)\s*[,.!，。！]?\s*$/i
const WISH_LINE = /^\s*顺?祝(?:您|你|贵|好|商祺|工作|生活|万事|一切|安|顺)[^。！？\n]{0,30}[。！]?\s*$/
/** A closing formula in the middle of a line, followed by a name. */
const CLOSING_INSIDE =
  /(?:^|[.!?,;。！？，]\s*)((?:with )?(?:kind|kindest|best|warm|warmest) regards|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|best wishes)\s*(?:[,.!-]|$|(?=\s+\p{Lu}))/iu
const POSTSCRIPT = /^\s*p\.?\s?s\.?[\s:]/i
/** Longest signature behind a formula that is not alone in its line, in characters. */
const MAX_SIGNATURE = 300

/** Whether a text reads like names and addresses: most of its words begin with a capital or hold a digit, a dot or an @. */
const looksLikeNames = (text: string): boolean => {
  if (text.length > MAX_SIGNATURE) return false
  const words = text.match(/[^\s,;|&]+/g) ?? []
  const names = words.filter((word) => /^[^\p{L}]*\p{Lu}|\p{Script=Han}|[\d@]|\.\p{L}/u.test(word))
  return names.length * 2 >= words.length
}

interface Line extends Range {
  readonly text: string
}

const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  for (let start = 0; start <= text.length;) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    lines.push({ start, end, text: text.slice(start, end) })
    start = end + 1
  }
  return lines
}

const isQuoteHead = (lines: readonly Line[], i: number): boolean => {
  const { text } = lines[i]!
  if (text.length > 400) return false
  if (QUOTE_HEADS.some((head) => head.test(text))) return true
  const joined = `${text} ${lines[i + 1]?.text ?? ''}`
  // `On … <ada@example.org>` may go on in the next line with `wrote:`.
  if (/^\s*(?:on|am)\b/i.test(text) && joined.length <= 400 && QUOTE_HEADS.some((head) => head.test(joined)))
    return true
  return FROM_LINE.test(text) && lines.slice(i + 1, i + 1 + HEADER_LINES).some((line) => HEADER_LINE.test(line.text))
}

/** Where what was written ends: at a quoted mail or a signature; a postscript behind a signature begins anew. */
const cutLines = (text: string, lines: readonly Line[]): Range[] => {
  const cuts: Range[] = []
  const cut = (start: number, end: number) => cuts.push({ start, end })
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (QUOTED_LINE.test(line.text)) {
      cut(line.start, line.end)
      continue
    }
    if (line.text.length > 400) continue
    if (isQuoteHead(lines, i)) {
      const next = lines.slice(i + 1).find(({ text: other }) => other.trim() !== '')
      // Lines that are marked one by one: an answer may stand below them.
      const marked = next !== undefined && QUOTED_LINE.test(next.text)
      cut(line.start, marked ? line.end : text.length)
      if (!marked) break
      continue
    }
    const start = closingAt(text, lines, i)
    if (start === undefined) continue
    const postscript = lines.slice(i + 1).find(({ text: other }) => POSTSCRIPT.test(other))
    cut(start, postscript?.start ?? text.length)
    if (!postscript) break
    i = lines.indexOf(postscript) - 1
  }
  return cuts
}

/** Where in line i a signature begins; undefined where none does. */
const closingAt = (text: string, lines: readonly Line[], i: number): number | undefined => {
  const line = lines[i]!
  if (SIGNATURE_MARK.test(line.text) || DEVICE_LINE.test(line.text) || CLOSING_LINE.test(line.text)) return line.start
  if (WISH_LINE.test(line.text) && i > 0 && i >= lines.length - 4) return line.start
  if (CASUAL_LINE.test(line.text) && i > 0 && looksLikeNames(text.slice(line.end))) return line.start
  const inside = CLOSING_INSIDE.exec(line.text)
  if (!inside) return undefined
  const start = line.start + inside.index + inside[0].indexOf(inside[1]!)
  return looksLikeNames(text.slice(start + inside[1]!.length)) ? start : undefined
}

/**
 * The text with the same number of blanks in place of what its writer did not say: quoted mails, signatures, scripts,
 * styles and HTML comments. Offsets in it are offsets in the text.
 */
export const spokenPart = (text: string): string => {
  if (!SUSPICIOUS.test(text)) return text
  const unseen = text.includes('<') ? text.replace(UNSEEN, (markup) => markup.replaceAll(/[^\n]/g, ' ')) : text
  let spoken = ''
  let at = 0
  for (const { start, end } of cutLines(unseen, linesOf(unseen))) {
    spoken += unseen.slice(at, start) + unseen.slice(start, end).replaceAll(/[^\n]/g, ' ')
    at = end
  }
  return spoken + unseen.slice(at)
}
