import { useId, useState, useSyncExternalStore } from 'react'
import * as format from '../../format/format.ts'
import { Section } from '../../parts/page.tsx'
import { chooseTheme, theme, type Theme } from '../../shell/theme.ts'
import { language, languages, switchLanguage, words, type Language } from '../../words/words.ts'

const t = words({
  en: {
    title: 'For you, in this browser',
    theme: 'Appearance',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    zone: 'Time zone',
    ofBrowser: 'As the browser',
    now: (time: string) => `It is ${time}`,
  },
  zh: {
    title: '仅对您在此浏览器生效',
    theme: '外观',
    system: '跟随系统',
    light: '浅色',
    dark: '深色',
    language: '语言',
    zone: '时区',
    ofBrowser: '跟随浏览器',
    now: (time) => `现在是 ${time}`,
  },
})

export const Preferences = () => {
  const chosen = useSyncExternalStore(theme.watch, theme.get)
  const [zone, setZone] = useState(format.timeZone())
  const id = useId()
  return (
    <Section title={t().title}>
      <div className="form" style={{ maxWidth: 320 }}>
        <div className="field">
          <label className="label" htmlFor={`${id}-theme`}>
            {t().theme}
          </label>
          <select
            id={`${id}-theme`}
            className="input"
            value={chosen}
            onChange={(event) => chooseTheme(event.target.value as Theme)}
          >
            <option value="system">{t().system}</option>
            <option value="light">{t().light}</option>
            <option value="dark">{t().dark}</option>
          </select>
        </div>
        <div className="field">
          <label className="label" htmlFor={`${id}-language`}>
            {t().language}
          </label>
          <select
            id={`${id}-language`}
            className="input"
            value={language()}
            onChange={(event) => switchLanguage(event.target.value as Language)}
          >
            {Object.entries(languages).map(([tag, title]) => (
              <option key={tag} value={tag}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label className="label" htmlFor={`${id}-zone`}>
            {t().zone}
          </label>
          <select
            id={`${id}-zone`}
            className="input"
            value={zone}
            onChange={(event) => {
              format.chooseTimeZone(event.target.value === '' ? undefined : event.target.value)
              setZone(format.timeZone())
            }}
          >
            <option value="">{t().ofBrowser}</option>
            {[...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
          <span className="hint">{t().now(format.dateTime(new Date()))}</span>
        </div>
      </div>
    </Section>
  )
}
