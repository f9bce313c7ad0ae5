import { readFile } from 'node:fs/promises'
import { CliError, print, type CliCommand } from './command.ts'
import { connect, connectionOptions } from './connection.ts'

/** The entries of a manifest: a JSON object of documents by their ids, as code generators write it. */
const readManifest = async (path: string): Promise<{ readonly id: string; readonly body: string }[]> => {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new CliError(`the manifest ${path} cannot be read: ${error.message}`, { cause: error })
  })
  let manifest: unknown
  try {
    manifest = JSON.parse(text)
  } catch (error) {
    throw new CliError(`the manifest ${path} is not JSON: ${(error as Error).message}`, { cause: error })
  }
  const entries = typeof manifest === 'object' && manifest !== null ? Object.entries(manifest) : []
  const isManifest = !Array.isArray(manifest) && entries.length > 0
  if (!isManifest || !entries.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
    throw new CliError(`expected ${path} to be a JSON object of documents by their ids, {"sha256:…": "query …"}`)
  return entries.map(([id, body]) => ({ id, body }))
}

interface Payload {
  readonly apiKey: { readonly name: string; readonly trustedDocuments: number } | null
  readonly userErrors: readonly { readonly message: string; readonly path: readonly string[] }[]
}

export default {
  name: 'key trust',
  description: 'Gives a key its manifest: the operations that it may send by their ids.',
  configure: (command) => {
    connectionOptions(command)
    command
      .argument('<id>', 'the key, as key list shows it')
      .requiredOption('--manifest <path>', 'a JSON object of documents by their ids')
  },
  run: async (options, id) => {
    const documents = await readManifest(String(options['manifest']))
    const server = await connect(options)
    const { trustDocuments } = await server.ask<{ trustDocuments: Payload }>(
      `mutation ($input: TrustDocumentsInput!) {
        trustDocuments(input: $input) { apiKey { name trustedDocuments } userErrors { message path } }
      }`,
      { input: { apiKeyId: id, documents } },
    )
    const [problem] = trustDocuments.userErrors
    if (problem) {
      const entry = documents[Number(problem.path[2])]
      throw new CliError(`${entry ? `${entry.id}: ` : ''}${problem.message}`)
    }
    const { name, trustedDocuments } = trustDocuments.apiKey!
    print(`${name} may send ${trustedDocuments} ${trustedDocuments === 1 ? 'operation' : 'operations'} by their ids`)
    return 0
  },
} satisfies CliCommand
