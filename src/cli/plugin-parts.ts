/** How the marks begin, in the comments of TypeScript, of GraphQL and YAML, and of Markdown. */
const comment = String.raw`(?://|#|<!--)`
const end = String.raw`(?: -->)?$`
const opens = new RegExp(String.raw`^\s*${comment} with (\w+) \{${end}`)
const closes = new RegExp(String.raw`^\s*${comment} \}${end}`)
const instead = new RegExp(String.raw`^(\s*)${comment} without (\w+): (.*?)${end}`)
const only = new RegExp(String.raw`^(.*?)\s*${comment} with (\w+)${end}`)

/**
 * A text of the template with the parts that were chosen. In a comment, `with model` at the end of a line keeps the line for
 * that part, `with model {` and `}` on lines of their own keep what is between them, and `without model: text` stands for the
 * text if the part is missing. Throws an Error for a mark that is not closed.
 */
export const withParts = (text: string, chosen: ReadonlySet<string>, source: string): string => {
  const kept: string[] = []
  let open: string | undefined
  for (const line of text.split('\n')) {
    const [, begins] = opens.exec(line) ?? []
    if (begins !== undefined) open = begins
    else if (open !== undefined && closes.test(line)) open = undefined
    else if (open === undefined || chosen.has(open)) {
      const [isInstead, indent, missing, other] = instead.exec(line) ?? []
      const [isOnly, code, part] = only.exec(line) ?? []
      if (isInstead !== undefined) {
        if (!chosen.has(missing!)) kept.push(`${indent}${other}`)
      } else if (isOnly === undefined) kept.push(line)
      else if (chosen.has(part!)) kept.push(code!)
    }
  }
  if (open !== undefined) throw new Error(`${source}: the mark "with ${open}" is not closed`)
  return kept.join('\n')
}
