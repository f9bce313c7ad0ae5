import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newSecret, signedHeaders } from '../../src/modules/webhook/signature.ts'

const page = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8')
const blockOf = (language: string) => new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(page)![1]!

type Headers = Readonly<Record<string, string>>
type Verify = (headers: Headers, body: string, secret: string) => boolean

const secret = newSecret()
const body = '{"type":"customer.updated","data":{"name":"王小明 שלום"}}'
const signed = (at: number, secrets: readonly string[] = [secret]) =>
  signedHeaders('whd_1', new Date(at), body, secrets)

/** Headers, a body and whether they are to be accepted. */
const cases: readonly (readonly [what: string, headers: Headers, body: string, isGood: boolean])[] = [
  ['a request of ours', signed(Date.now()), body, true],
  ['one that is signed with two secrets', signed(Date.now(), [newSecret(), secret]), body, true],
  ['another body', signed(Date.now()), `${body} `, false],
  ['another id', { ...signed(Date.now()), 'webhook-id': 'whd_2' }, body, false],
  ['another secret', signed(Date.now(), [newSecret()]), body, false],
  ['an old one', signed(Date.now() - 600_000), body, false],
  ['one of the future', signed(Date.now() + 600_000), body, false],
  ['a timestamp that is no number', { ...signed(Date.now()), 'webhook-timestamp': 'now' }, body, false],
  ['no signature', { ...signed(Date.now()), 'webhook-signature': '' }, body, false],
  [
    'a signature of another version',
    { ...signed(Date.now()), 'webhook-signature': signed(Date.now())['webhook-signature']!.replace('v1,', 'v1a,') },
    body,
    false,
  ],
]

describe('the code that the page gives receivers', () => {
  it('in Node accepts what is ours and nothing else', async () => {
    const source = `data:text/javascript,${encodeURIComponent(blockOf('js'))}`
    const { verify } = (await import(/* @vite-ignore */ source)) as { verify: Verify }
    for (const [what, headers, text, isGood] of cases)
      expect([what, verify(headers, text, secret)]).toEqual([what, isGood])
  })

  it('in Python does the same', ({ skip }) => {
    const rest = cases.map(([what, headers, text]) => [what, headers, text])
    const run = `import json, sys
given = json.load(sys.stdin)
print(json.dumps([verify(headers, body.encode(), given["secret"]) for _, headers, body in given["cases"]]))`
    let answer: string
    try {
      answer = execFileSync('python3', ['-c', `${blockOf('python')}\n${run}`], {
        input: JSON.stringify({ secret, cases: rest }),
        encoding: 'utf8',
      })
    } catch (error) {
      if ((error as { readonly code?: unknown }).code === 'ENOENT') return skip('there is no python3 on this machine')
      throw error
    }
    expect(JSON.parse(answer)).toEqual(cases.map(([, , , isGood]) => isGood))
  })
})
