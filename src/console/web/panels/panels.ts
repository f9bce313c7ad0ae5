import type { IconName } from '../parts/icon.tsx'
export interface PageLink {
  readonly to: string
  readonly title: string
  readonly icon: IconName
  readonly key?: string
}
export const usePages = (): readonly PageLink[] => []
