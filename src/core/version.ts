import { readFileSync } from 'node:fs'
import { packageFolder } from './program.ts'

/** Version of this program, from its package.json. */
export const version = (JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8')) as { version: string })
  .version
