import { setTimeout as delay } from 'node:timers/promises'

/** A server, as exports need it. */
interface Server {
  readonly url: string
  readonly ownerKey: string
}

/** The state of an export. */
export interface ExportState {
  readonly id: string
  readonly list: string
  readonly status: string
  readonly rows: number
  readonly bytes: number | null
  readonly sha256: string | null
  readonly error: string | null
}

interface UserError {
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
}

const ask = async <Data>(
  { url, ownerKey }: Server,
  query: string,
  variables: object,
  key = ownerKey,
): Promise<Data> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: readonly object[] }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

const fields = 'id list status rows bytes sha256 error'

/** Asks for an export. */
export const requestExport = async (
  server: Server,
  input: object,
  key?: string,
): Promise<{ readonly exportJob: ExportState | null; readonly userErrors: readonly UserError[] }> => {
  const query = `mutation ($input: ExportListInput!) { exportList(input: $input) { exportJob { ${fields} } userErrors { code message path } } }`
  const data = await ask<{ exportList: Awaited<ReturnType<typeof requestExport>> }>(server, query, { input }, key)
  return data.exportList
}

const readExport = async (server: Server, id: string, key?: string): Promise<ExportState> => {
  const query = `query ($id: ID!) { exportJob(id: $id) { ${fields} } }`
  return (await ask<{ exportJob: ExportState }>(server, query, { id }, key)).exportJob
}

/** Waits until an export has ended. */
export const exportEnded = async (server: Server, id: string, key?: string): Promise<ExportState> => {
  for (;;) {
    const state = await readExport(server, id, key)
    if (state.status === 'SUCCEEDED' || state.status === 'FAILED') return state
    await delay(50)
  }
}

export const download = (
  { url, ownerKey }: Server,
  id: string,
  {
    key = ownerKey,
    headers = {},
  }: { readonly key?: string | undefined; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> => fetch(`${url}/exports/${id}`, { headers: { authorization: `Bearer ${key}`, ...headers } })

/** The file of an export, from the request to the download. Throws where any of it fails. */
export const exportedFile = async (server: Server, input: object, key?: string): Promise<ArrayBuffer> => {
  const { exportJob, userErrors } = await requestExport(server, input, key)
  if (!exportJob) throw new Error(JSON.stringify(userErrors))
  const { status, error } = await exportEnded(server, exportJob.id, key)
  if (status !== 'SUCCEEDED') throw new Error(error ?? status)
  return (await download(server, exportJob.id, { key })).arrayBuffer()
}

/** Its text, with its byte order mark. */
export const exported = async (server: Server, input: object, key?: string): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await exportedFile(server, input, key))
