export const settingsParts = ['users', 'keys', 'plugins', 'audit', 'preferences'] as const
export type SettingsPart = (typeof settingsParts)[number]
