import * as format from '../format/format.ts'
import { words } from '../words/words.ts'
import './charts.css'

const t = words({
  en: {
    base: 'Where it starts',
    value: 'This one',
    residual: 'Not explained',
    caption: 'What moves the value, step by step',
  },
  zh: { base: '起点', value: '本记录', residual: '未解释部分', caption: '逐步影响数值的因素' },
})

interface Explanation {
  readonly baseValue: number
  readonly rawValue: number
  readonly residual: number
  readonly method: string
  readonly factors: readonly { readonly feature: string; readonly text: string; readonly contribution: number }[]
}

export interface ReasonsProps {
  readonly explanation: Explanation
  /** How a value of this score is written. */
  readonly show: (value: number) => string
}

interface Step {
  readonly key: string
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Smaller than anybody could see. */
const isNothing = (value: number, span: number): boolean => Math.abs(value) < span * 1e-3

/** The reasons of a score as a waterfall: from the base, each factor moves the value on, until it is where it is. */
export const Reasons = ({ explanation, show }: ReasonsProps) => {
  const { baseValue, rawValue, residual, factors, method } = explanation
  const steps: Step[] = []
  let at = baseValue
  for (const { feature, text, contribution } of factors) {
    steps.push({ key: feature, text, from: at, to: at + contribution })
    at += contribution
  }
  const ends = [baseValue, rawValue, ...steps.flatMap(({ from, to }) => [from, to])]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const span = high - low || 1
  if (!isNothing(residual, span)) steps.push({ key: 'residual', text: t().residual, from: at, to: at + residual })
  // What is too small to be seen says nothing.
  const told = steps.filter(({ from, to }) => !isNothing(to - from, span))
  const x = (value: number) => `${((value - low) / span) * 100}%`
  const width = (a: number, b: number) => `${(Math.abs(a - b) / span) * 100}%`
  return (
    <figure className="reasons">
      <table>
        <caption className="visually-hidden">{t().caption}</caption>
        <tbody>
          <tr className="end">
            <th scope="row">{t().base}</th>
            <td className="track" aria-hidden="true">
              <span className="tick" style={{ left: x(baseValue) }} />
            </td>
            <td className="number">{show(baseValue)}</td>
          </tr>
          {told.map(({ key, text, from, to }) => (
            <tr key={key}>
              <th scope="row">{text}</th>
              <td className="track" aria-hidden="true">
                <span
                  className={to < from ? 'step down' : 'step up'}
                  style={{ left: x(Math.min(from, to)), width: width(from, to) }}
                />
              </td>
              <td className={`number ${to < from ? 'down' : 'up'}`}>{format.signed(to - from, show)}</td>
            </tr>
          ))}
          <tr className="end">
            <th scope="row">{t().value}</th>
            <td className="track" aria-hidden="true">
              <span className="tick final" style={{ left: x(rawValue) }} />
            </td>
            <td className="number">
              <strong>{show(rawValue)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      <figcaption className="muted">{method}</figcaption>
    </figure>
  )
}
