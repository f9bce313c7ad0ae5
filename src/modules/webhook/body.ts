/** The `type` of samples. */
export const testTopic = 'webhook.test'

/** The body of a request: what Standard Webhooks recommends. */
export const bodyOf = (type: string, at: Date, data: unknown): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data })

export const sampleData = { message: 'This is a sample. Verify its signature, and answer with a status of 200 to 299.' }
