import { Observable } from '../graph/observable.ts'

export type Theme = 'system' | 'light' | 'dark'
const storageKey = 'rapport.theme'
const dark = matchMedia('(prefers-color-scheme: dark)')

const stored = localStorage.getItem(storageKey)
export const theme = new Observable<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system')

const isDark = () => (theme.get() === 'system' ? dark.matches : theme.get() === 'dark')

/** Goes up with every change: charts, which draw on canvases, watch it. */
export const themeTurn = new Observable(0)

const apply = () => {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light'
  themeTurn.set(themeTurn.get() + 1)
}

export const chooseTheme = (to: Theme): void => {
  theme.set(to)
  if (to === 'system') localStorage.removeItem(storageKey)
  else localStorage.setItem(storageKey, to)
  apply()
}

export const toggleTheme = (): void => chooseTheme(isDark() ? 'light' : 'dark')

dark.addEventListener('change', apply)
apply()
