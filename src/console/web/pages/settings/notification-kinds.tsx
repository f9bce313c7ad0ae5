import { useState } from 'react'
import { NotificationKindsDocument, SetNotificationKindDocument } from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { Section } from '../../parts/page.tsx'
import { orToast } from '../../parts/toasts.tsx'
import { textOf, words } from '../../words/words.ts'

const t = words({
  en: { title: 'Notifications', tell: 'Tell me when this happens' },
  zh: { title: '通知', tell: '发生以下情况时通知我' },
})

/** What the user is told, kind by kind. */
export const NotificationKinds = () => {
  const { data, reload } = useData(NotificationKindsDocument, {})
  const run = useDo()
  // What is being saved is shown at once.
  const [saving, setSaving] = useState<Readonly<Record<string, boolean>>>({})
  if (!data) return null
  const set = async (kind: string, isOn: boolean) => {
    setSaving((now) => ({ ...now, [kind]: isOn }))
    try {
      await run(SetNotificationKindDocument, { input: { kind, isOn } })
      reload()
    } catch (error) {
      setSaving((now) => ({ ...now, [kind]: !isOn }))
      throw error
    }
  }
  return (
    <Section title={t().title} aside={t().tell}>
      <div className="form" role="group" aria-label={t().title}>
        {data.notificationKinds.map(({ kind, title, isOn }) => (
          <label key={kind} className="row">
            <input
              type="checkbox"
              checked={saving[kind] ?? isOn}
              onChange={({ target }) => orToast(set(kind, target.checked))}
            />
            {textOf(title)}
          </label>
        ))}
      </div>
    </Section>
  )
}
