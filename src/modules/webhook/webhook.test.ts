import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startReceiver } from '../../../test/support/receiver.ts'
import { isLoopback, isPublic } from './address.ts'
import { receiverUrl } from './receiver-url.ts'
import { deliveryWait, receiverWait, retryAfterSeconds } from './retry.ts'
import { sendRequest } from './send-request.ts'
import { newSecret, signedHeaders } from './signature.ts'

describe('a signature', () => {
  it('is that of the example of Standard Webhooks', () => {
    // https://docs.svix.com/receiving/verifying-payloads/how-manual
    const at = new Date(1_614_265_330_000)
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    expect(signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}', [secret])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
    const { 'webhook-signature': both } = signedHeaders('a', at, '{}', [newSecret(), newSecret()])
    expect(both).toMatch(/^v1,[\w+/]{43}= v1,[\w+/]{43}=$/)
  })
})

const privateAddresses = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:7f00:1',
  '::7f00:1',
  '64:ff9b::a00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:a00:1::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'example.org',
  '',
]

describe('an address', () => {
  it.each(privateAddresses)('of no public network is refused: %s', (address) => expect(isPublic(address)).toBe(false))
  it.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '192.169.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    'of the internet is accepted: %s',
    (address) => expect(isPublic(address)).toBe(true),
  )
  it('of a private IPv4 network is refused in every form of IPv6 that leads there', () => {
    const part = fc.integer({ min: 0, max: 255 })
    const hex = (a: number, b: number) => ((a << 8) | b).toString(16)
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, d) => {
        for (const form of [
          `::ffff:${a}.${b}.${c}.${d}`,
          `::ffff:${hex(a, b)}:${hex(c, d)}`,
          `::${hex(a, b)}:${hex(c, d)}`,
        ])
          expect(isPublic(form), form).toBe(false)
        expect(isPublic(`2002:${hex(a, b)}:${hex(c, d)}::1`)).toBe(false)
        expect(isPublic(`64:ff9b::${hex(a, b)}:${hex(c, d)}`)).toBe(false)
      }),
    )
  })
  it('of this machine is told from others', () => {
    expect(['127.0.0.1', '127.8.9.10', '::1'].every(isLoopback)).toBe(true)
    expect(['10.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::', '2600::1', ''].some(isLoopback)).toBe(false)
  })
})

describe('the URL of a receiver', () => {
  it.each([
    ['https://hooks.example.org/a?b=c', 'https://hooks.example.org/a?b=c'],
    ['HTTPS://Hooks.Example.ORG', 'https://hooks.example.org/'],
    ['https://例え.jp/受信', 'https://xn--r8jz45g.jp/%E5%8F%97%E4%BF%A1'],
    ['https://8.8.8.8:8443/', 'https://8.8.8.8:8443/'],
  ])('%s is %s', (given, url) => expect(receiverUrl(given, 'url', false)).toBe(url))

  it.each([
    'http://example.org/',
    'https://localhost/',
    'https://a.localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a00:1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://user@example.org/',
    'https://example.org/#a',
    'file:///etc/passwd',
    'javascript:alert(1)',
    `https://example.org/${'a'.repeat(2_000)}`,
    'example.org',
    '',
  ])('%s is refused', (given) =>
    expect(() => receiverUrl(given, 'url', false)).toThrow(/expected url to be an https URL/),
  )

  it('may be one of this machine, also by http, where that is configured, and of no other network', () => {
    for (const url of ['http://localhost:1/', 'http://127.0.0.1:1/', 'http://[::1]:1/', 'https://127.0.0.1/'])
      expect(receiverUrl(url, 'url', true)).toBe(url)
    for (const url of ['http://10.0.0.1/', 'https://10.0.0.1/', 'http://example.org/', 'http://[::ffff:7f00:1]/'])
      expect(() => receiverUrl(url, 'url', true)).toThrow()
  })
})

describe('a wait', () => {
  it('grows up to an hour for a delivery, and up to ten minutes for a receiver that is away', () => {
    expect([1, 2, 3, 10, 11, 1_000].map((n) => deliveryWait(n, 0))).toEqual([5, 10, 20, 2_560, 3_600, 3_600])
    expect([1, 2, 3, 4, 9, 10, 1_000].map((n) => receiverWait(n, 0))).toEqual([0, 0, 10, 20, 600, 600, 600])
    expect([deliveryWait(1, 1), receiverWait(3, 1)]).toEqual([2.5, 5])
  })

  it.each([
    ['120', 120],
    ['0', undefined],
    ['-5', undefined],
    ['999999999', 86_400],
    ['Tue, 01 Dec 2026 10:02:00 GMT', 120],
    ['Tue, 01 Dec 2026 09:00:00 GMT', undefined],
    ['soon', undefined],
    ['1e9', undefined],
    [undefined, undefined],
  ])('that a receiver asks for by %j is %j seconds', (header, seconds) =>
    expect(retryAfterSeconds(header, new Date('2026-12-01T10:00:00Z'))).toBe(seconds),
  )
})

describe('a request', () => {
  const names =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const send = (url: string, loopback: boolean, addresses?: string[]) =>
    // Only the outside service is not the real one.
    sendRequest(url, {}, '{}', { loopback, ...(addresses ? { resolve: names(...addresses) as never } : {}) })

  it.each([[['10.0.0.1']], [['8.8.8.8', '127.0.0.1']], [['::ffff:169.254.169.254']], [['fd00::1']], [[]]])(
    'is not sent to a name that stands for %j',
    async (addresses) => {
      const { status, error } = await send('https://hooks.example.org/', false, addresses)
      expect(status).toBeNull()
      expect(error).toContain('not one of the public internet')
    },
  )

  it('goes to the address that was checked, whatever the name stands for afterwards', async () => {
    const receiver = await startReceiver()
    const { port } = new URL(receiver.url)
    let asked = 0
    const resolve = async () => {
      asked++
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    }
    const url = `http://hooks.example.org:${port}/`
    const sent = await sendRequest(url, { 'webhook-id': 'a' }, '{}', { loopback: true, resolve: resolve as never })
    expect(sent).toMatchObject({ status: 204, error: null })
    expect(receiver.all[0]!.headers.host).toBe(`hooks.example.org:${port}`)
    expect(asked).toBe(1)
    await receiver.stop()
  })

  it('follows no redirect, and reads only the beginning of an answer', async () => {
    const receiver = await startReceiver()
    receiver.behave = (_request, response) => {
      response.writeHead(302, { location: receiver.url })
      // An answer without an end, in two-byte characters.
      const write = (): void => {
        if (!response.destroyed) response.write('é'.repeat(100_000), () => setImmediate(write))
      }
      write()
      return new Promise<number>(() => {})
    }
    const { status, answer } = await send(receiver.url, true)
    expect(status).toBe(302)
    expect(answer).toBe('é'.repeat(512))
    expect(receiver.all).toHaveLength(1)
    await receiver.stop()
  })

  it('whose answer changes the protocol fails, and does not wait for ever', async () => {
    const answer = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'
    const server = createServer((socket) =>
      socket.on('error', () => undefined).once('data', () => socket.write(answer)),
    )
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await send(`http://127.0.0.1:${port}/`, true)).toMatchObject({
      status: null,
      error: 'the connection failed',
    })
    server.close()
  })

  it('that nobody answers says so', async () => {
    const receiver = await startReceiver()
    receiver.behave = () => 0
    expect(await send(receiver.url, true)).toMatchObject({ status: null, error: 'ECONNRESET' })
    await receiver.stop()
    expect(await send(receiver.url, true)).toMatchObject({ status: null, error: 'ECONNREFUSED' })
  })
})
