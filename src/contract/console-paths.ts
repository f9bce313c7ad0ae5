/** First parts of the addresses that the console answers; the server and the console's router share them. */
export const consolePaths = [
  'tasks',
  'cases',
  'customers',
  'organisations',
  'pipeline',
  'orders',
  'products',
  'reports',
  'records',
  'models',
  'data',
  'settings',
  'p',
] as const
