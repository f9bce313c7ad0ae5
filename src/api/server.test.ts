import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { createLog } from '../core/log.ts'
import { closeServer, createServer } from './server.ts'

const log = createLog('silent')
let server: FastifyInstance
afterEach(() => server.server.closeAllConnections())

const listening = async (): Promise<number> => {
  server = createServer(log)
  server.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload))
  server.post('/unread', async (_request, reply) => reply.code(413).send({}))
  await server.listen({ host: '127.0.0.1', port: 0 })
  return (server.server.address() as AddressInfo).port
}

test('a server stops although a browser has opened a connection ahead', async () => {
  const socket = connect(await listening(), '127.0.0.1')
  await once(socket, 'connect')
  await closeServer(server, log)
  await once(socket, 'close')
})

test('a client that keeps sending after its answer is disconnected', async () => {
  const port = await listening()
  const sending = request({ port, method: 'POST', path: '/unread', headers: { 'content-type': 'x/y' } })
  sending.on('error', () => {})
  sending.write('never ends')
  const [answer] = (await once(sending, 'response')) as [{ statusCode: number; resume(): void }]
  expect(answer.statusCode).toBe(413)
  answer.resume()
  await once(sending, 'close')
  await closeServer(server, log)
})
