import { Client } from 'pg'

/** What the connections of this process send to PostgreSQL while `work` runs. */
export const sentStatements = async (work: () => Promise<unknown>): Promise<string[]> => {
  const sent: string[] = []
  const original = Client.prototype.query
  Client.prototype.query = function (this: Client, ...args: never[]) {
    const [first] = args as unknown as [string | { text: string }]
    sent.push(typeof first === 'string' ? first : first.text)
    return (original as (...a: never[]) => never).apply(this, args)
  }
  try {
    await work()
  } finally {
    Client.prototype.query = original
  }
  return sent
}
