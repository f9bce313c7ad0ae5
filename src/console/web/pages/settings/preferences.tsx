import { useSyncExternalStore, type ReactNode } from 'react'
import * as format from '../../format/format.ts'
import { browserTimeZone } from '../../format/writing.ts'
import { Choice } from '../../parts/form.tsx'
import { Section } from '../../parts/page.tsx'
import { orToast } from '../../parts/toasts.tsx'
import { useSettings } from '../../session/settings.ts'
import { useViewer } from '../../session/viewer.tsx'
import { chooseTheme, theme, type Theme } from '../../shell/theme.ts'
import { NotificationKinds } from './notification-kinds.tsx'
import { languageOf, languages, words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'For you',
    onServer: 'on every device',
    inBrowser: 'in this browser: the key that you use belongs to no user',
    device: 'On this device',
    theme: 'Appearance',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    zone: 'Time zone',
    currency: 'Currency',
    ofBrowser: 'As the browser',
    ofBrowserAs: (what: string) => `As the browser: ${what}`,
    ofServer: (currency: string) => `As the server: ${currency}`,
    now: (time: string) => `It is ${time}. Days begin and end in this zone, also in your reports.`,
    nowHere: (time: string) =>
      `It is ${time}. Reports of programs that use your key count days in UTC until you choose.`,
    amounts: (own: string, other: string) =>
      `Reports take it where they name none. An amount stays in its own currency: ${own}, ${other}.`,
  },
  zh: {
    title: '您的设置',
    onServer: '在所有设备上生效',
    inBrowser: '仅在此浏览器生效：您使用的密钥不属于任何用户',
    device: '此设备',
    theme: '外观',
    system: '跟随系统',
    light: '浅色',
    dark: '深色',
    language: '语言',
    zone: '时区',
    currency: '货币',
    ofBrowser: '跟随浏览器',
    ofBrowserAs: (what) => `跟随浏览器：${what}`,
    ofServer: (currency) => `跟随服务器：${currency}`,
    now: (time) => `现在是 ${time}。日期以此时区划分，您的报表亦然。`,
    nowHere: (time) => `现在是 ${time}。在您选择之前，使用您密钥的程序的报表按 UTC 划分日期。`,
    amounts: (own, other) => `未指定货币的报表使用此货币。金额保持其原有货币，不做换算：${own}、${other}。`,
  },
})

/** A list that has what is chosen, also where the browser does not know it. */
const withChosen = (all: readonly string[], chosen: string | null): readonly string[] =>
  chosen === null || all.includes(chosen) ? all : [chosen, ...all]

const example = 49.9

const Fields = ({ children }: { readonly children: ReactNode }) => (
  <div className="form" style={{ maxWidth: 420 }}>
    {children}
  </div>
)

export const Preferences = () => {
  const shown = useSyncExternalStore(theme.watch, theme.get)
  const { chosen, choose, isKeptByServer } = useSettings()
  const { baseCurrency } = useViewer().serverInfo
  const set = (change: Parameters<typeof choose>[0]) => orToast(choose(change))
  const own = chosen.currency ?? baseCurrency
  const zones = withChosen(
    ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')],
    chosen.timeZone,
  )
  const currencies = withChosen(Intl.supportedValuesOf('currency'), chosen.currency)
  return (
    <>
      <Section title={t().title} aside={isKeptByServer ? t().onServer : t().inBrowser}>
        <Fields>
          <Choice
            label={t().language}
            value={languageOf(chosen.language) ?? ''}
            options={[['', t().ofBrowser], ...Object.entries(languages)]}
            onChoose={(tag) => set({ language: tag || null })}
          />
          <Choice
            label={t().zone}
            value={chosen.timeZone ?? ''}
            options={[
              ['', t().ofBrowserAs(browserTimeZone())],
              ...zones.map((name) => [name, name.replaceAll('_', ' ')] as const),
            ]}
            hint={(chosen.timeZone === null ? t().nowHere : t().now)(format.dateTime(new Date()))}
            onChoose={(zone) => set({ timeZone: zone || null })}
          />
          <Choice
            label={t().currency}
            value={chosen.currency ?? ''}
            options={[
              ['', t().ofServer(baseCurrency)],
              ...currencies.map((code) => [code, `${code} · ${format.currencyName(code)}`] as const),
            ]}
            hint={t().amounts(format.amount(example, own), format.amount(example, own === 'CAD' ? 'AUD' : 'CAD'))}
            onChoose={(currency) => set({ currency: currency || null })}
          />
        </Fields>
      </Section>
      {isKeptByServer && <NotificationKinds />}
      <Section title={t().device}>
        <Fields>
          <Choice
            label={t().theme}
            value={shown}
            options={[
              ['system', t().system],
              ['light', t().light],
              ['dark', t().dark],
            ]}
            onChoose={(name) => chooseTheme(name as Theme)}
          />
        </Fields>
      </Section>
    </>
  )
}
