import { words } from './words.ts'

const t = words({
  en: { USER: 'User', API_KEY: 'API key', SYSTEM: 'Rapport itself', PLUGIN: 'Plugin' },
  zh: { USER: '用户', API_KEY: 'API 密钥', SYSTEM: '系统', PLUGIN: '插件' },
})

/** Who acted, in a word; a kind that this console does not know stands as it is. */
export const actorText = (kind: string): string => (t() as Readonly<Record<string, string>>)[kind] ?? kind
