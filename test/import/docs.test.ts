import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importFields } from '../../src/modules/import/fields/import-fields.ts'
import { problemCodes } from '../../src/modules/import/problem.ts'

const page = readFileSync(new URL('../../docs/imports.md', import.meta.url), 'utf8')
const rowsOf = (heading: string): string[] =>
  page
    .split(`\n## ${heading}\n`)[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'))

describe('docs/imports.md', () => {
  it.each(Object.entries(importFields))('lists the fields of %s as they are', (type, { fields }) => {
    expect(rowsOf(type.toLowerCase())).toEqual(
      fields
        .filter(({ made }) => !made)
        .map(({ name, required, description }) => `| \`${name}\` | ${required ? 'yes' : ''} | ${description} |`),
    )
  })

  it('lists the codes of refused lines as they are', () => {
    expect(rowsOf('Refused lines')).toEqual(
      Object.entries(problemCodes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
    )
  })
})
