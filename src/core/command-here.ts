import { isInstalled } from './program.ts'

const quoted = (text: string): string =>
  /^[\w./:~-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

/**
 * A Rapport command line that finds the same server and key as this process, by the PORT and DATA_DIR of its
 * environment.
 */
export const commandHere = (words: string, env: Readonly<Record<string, string | undefined>>): string => {
  const set = ['PORT', 'DATA_DIR'].flatMap((name) => (env[name] ? [`${name}=${quoted(env[name])} `] : []))
  return `${set.join('')}${isInstalled ? 'npx rapport' : 'npm run -s rapport --'} ${words}`
}
