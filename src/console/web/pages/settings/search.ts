/** The parts of the settings, and the permission that each asks for what it shows. */
export const settingsParts = {
  users: 'manage',
  keys: 'manage',
  webhooks: 'manage',
  plugins: 'read',
  sla: 'manage',
  audit: 'audit',
  proposals: 'read',
  trash: 'delete',
  reference: 'read',
  preferences: 'read',
} as const
export type SettingsPart = keyof typeof settingsParts
