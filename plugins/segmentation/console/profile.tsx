import { format, Section, words } from 'rapport-crm/console'
import type { Segment } from './marks.ts'

const t = words({
  en: {
    title: (name: string) => `What sets “${name}” apart`,
    average: (mean: string, difference: string) => `${mean} on average, ${difference} standard deviations from all`,
  },
  zh: {
    title: (name) => `“${name}”的特征`,
    average: (mean, difference) => `平均 ${mean}，与全体相差 ${difference} 个标准差`,
  },
})

/** How the members of a segment differ from all customers. */
export const Profile = ({ segment, color }: { readonly segment: Segment; readonly color: string }) => {
  const largest = Math.max(1, ...segment.features.map(({ difference }) => Math.abs(difference)))
  return (
    <Section title={t().title(segment.name)}>
      <ul className="profile">
        {segment.features
          .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
          .map(({ feature, description, difference, mean }) => (
            <li key={feature}>
              <span>{description}</span>
              <span className="axis" aria-hidden="true" style={{ color }}>
                <span
                  style={{
                    left: difference < 0 ? `${50 - (Math.abs(difference) / largest) * 50}%` : '50%',
                    width: `${(Math.abs(difference) / largest) * 50}%`,
                  }}
                />
              </span>
              <span className="muted">
                {t().average(
                  format.measure(mean),
                  format.signed(difference, (value) => format.number(value, 1)),
                )}
              </span>
            </li>
          ))}
      </ul>
    </Section>
  )
}
