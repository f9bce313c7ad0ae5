import './charts.css'

interface SparkProps {
  /** In order of time; null where nothing is known. */
  readonly values: readonly (number | null)[]
  readonly label: string
  readonly width?: number
  readonly height?: number
}

const inset = 3

/** A line as small as a word, its last point marked. */
export const Spark = ({ values, label, width = 120, height = 28 }: SparkProps) => {
  const known = values.filter((value): value is number => value !== null)
  if (known.length === 0) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const x = (i: number) => inset + (i / Math.max(1, values.length - 1)) * (width - 2 * inset)
  const y = (value: number) =>
    high === low ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset)
  let isPen = false
  const path = values.map((value, i) => {
    if (value === null) {
      isPen = false
      return ''
    }
    const command = `${isPen ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`
    isPen = true
    return command
  })
  const last = values.findLastIndex((value) => value !== null)
  return (
    <svg
      className="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path d={path.join('')} />
      <circle cx={x(last)} cy={y(values[last]!)} r="2.2" />
    </svg>
  )
}
