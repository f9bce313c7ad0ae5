import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createLog } from '../core/log.ts'
import { plugins } from '../../rapport.config.ts'
import { packageFolder } from '../core/program.ts'
import { generatedFiles } from './generated-files.ts'

const isCheck = process.argv.includes('--check')
const outdated: string[] = []
try {
  for (const [path, text] of await generatedFiles(plugins, createLog('silent'))) {
    const file = new URL(path, packageFolder)
    const present = await readFile(file, 'utf8').catch(() => undefined)
    if (present === text) continue
    outdated.push(path)
    if (isCheck) continue
    await mkdir(new URL('.', file), { recursive: true })
    await writeFile(file, text)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
if (isCheck && outdated.length > 0) {
  process.stderr.write(`these files do not match the code; run npm run generate: ${outdated.join(', ')}\n`)
  process.exit(1)
}
process.stdout.write(
  outdated.length === 0 ? 'every generated file is up to date\n' : outdated.map((path) => `wrote ${path}\n`).join(''),
)
process.exit(0)
