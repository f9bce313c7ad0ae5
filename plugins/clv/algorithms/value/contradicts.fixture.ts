/** Whether a reason's words say the contrary of its number: what lies above the typical raises, what lies below it lowers. */
export const contradicts = ({
  text,
  contribution,
}: {
  readonly text: string
  readonly contribution: number
}): boolean => {
  const says = / (above|below) the typical |: (raises|lowers) the value$/.exec(text)
  const way = says?.[1] ?? says?.[2]
  if (way === 'above' || way === 'raises') return !(contribution > 0)
  if (way === 'below' || way === 'lowers') return !(contribution < 0)
  return !/about what is typical|: changes nothing here$/.test(text)
}
