import { recordChanged } from './record-changed.feed.ts'

export const recordModule = { resolvers: [], reads: [], subscriptions: [recordChanged] }
