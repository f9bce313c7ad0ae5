/** How a file is written. It stands apart from the graph, which a command that only reads files does without. */
export enum ImportFormat {
  CSV = 'CSV',
  NDJSON = 'NDJSON',
  JSON = 'JSON',
}
