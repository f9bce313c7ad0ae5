import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { text } from 'node:stream/consumers'
import { CliError } from '../command.ts'
import { refusalOf, ServerGone, type Connection } from '../connection.ts'
import type { SourceFile } from './source-file.ts'

interface Exchange {
  readonly sending: ClientRequest
  readonly response: IncomingMessage
}

/**
 * Sends a file to `POST /imports` while reading it from the disk, and returns the id of the job. Throws CliError if the
 * server refuses it, even while the file is still being sent, and ServerGone if the server does not answer.
 */
export const upload = async (
  { url, authorization }: Connection,
  file: SourceFile,
  parameters: Readonly<Record<string, string>>,
  onSent: (bytes: number) => void,
): Promise<string> => {
  const target = new URL('/imports', url)
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
  const { response, sending } = await new Promise<Exchange>((resolve, reject) => {
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(target, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/octet-stream', 'content-length': file.bytes },
    })
    const content = file.read()
    request.on('response', (answer) => {
      content.unpipe(request)
      content.destroy()
      resolve({ response: answer, sending: request })
    })
    // After an answer this only means that the rest of the file was not wanted.
    request.on('error', (error) => {
      content.destroy()
      reject(new ServerGone(url, error))
    })
    content.on('error', (error) => {
      request.destroy()
      reject(new CliError(`${file.path} cannot be read to its end: ${error.message}`, { cause: error }))
    })
    let sent = 0
    content.on('data', (piece) => {
      sent += piece.length
      onSent(sent)
    })
    content.pipe(request)
  })
  const body = await text(response)
  // The rest of a refused file does not keep the program running.
  sending.destroy()
  if (response.statusCode !== 202) throw refusalOf(response.statusCode ?? 0, body, url)
  return (JSON.parse(body) as { importJob: { id: string } }).importJob.id
}
