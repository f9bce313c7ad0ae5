/** What plugins may import, as `npm run api` writes it from the sources. */
interface Entry {
  readonly from: string
  readonly name: string
  readonly description: string
  readonly declaration: string
}

/** A part of the SDK, as the reference shows it beside those of the graph. */
export interface SdkPart {
  readonly coordinate: string
  readonly description: string
  readonly plugin: 'SDK'
  /** The entry point that exports it; absent for an entry point itself. */
  readonly from?: string
  readonly declaration?: string
}

/** The entry points and their exports. They are loaded with the first look at the reference, not with the console. */
export const sdkParts = async (): Promise<readonly SdkPart[]> => {
  const { default: entries } = (await import('../../generated/sdk.json')) as { readonly default: readonly Entry[] }
  const parts: SdkPart[] = []
  for (const [from, exports] of Map.groupBy(entries, (entry) => entry.from)) {
    parts.push({ coordinate: from, description: exports.map(({ name }) => name).join(', '), plugin: 'SDK' })
    for (const { name, description, declaration } of exports)
      parts.push({ coordinate: `${from}/${name}`, description, plugin: 'SDK', from, declaration })
  }
  return parts
}
