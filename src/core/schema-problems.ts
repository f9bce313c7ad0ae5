import type { z } from 'zod'

/** What arrived, shortened. */
const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60))

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key], given)

const typeWords: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** Bounds count characters of text and items of lists; for a number they bound the value. */
const countedAs: Readonly<Record<string, string>> = { string: ' characters', array: ' items' }

const boundText = (bound: number | bigint, isInclusive: boolean | undefined, least: boolean): string => {
  if (isInclusive === false) return `${least ? 'more' : 'less'} than ${bound}`
  return least ? `${bound} or more` : `at most ${bound}`
}

/** What was expected; undefined if the schema's own words say it best. */
const expectedOf = (issue: z.core.$ZodIssue, knownKeys: readonly string[]): string | undefined => {
  if (issue.code === 'invalid_type') return `expected ${typeWords[issue.expected] ?? issue.expected}`
  if (issue.code === 'too_small')
    return `expected ${boundText(issue.minimum, issue.inclusive, true)}${countedAs[issue.origin] ?? ''}`
  if (issue.code === 'too_big')
    return `expected ${boundText(issue.maximum, issue.inclusive, false)}${countedAs[issue.origin] ?? ''}`
  if (issue.code === 'invalid_value')
    return `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`
  if (issue.code === 'unrecognized_keys')
    return knownKeys.length > 0 ? `expected only ${knownKeys.join(', ')}` : 'expected none'
  return undefined
}

const gotOf = (issue: z.core.$ZodIssue, given: unknown): string =>
  issue.code === 'unrecognized_keys' ? issue.keys.map(shown).join(', ') : shown(valueAt(given, issue.path))

/**
 * What is wrong with a value, one sentence per problem: where, what was expected and what arrived. `root` names the
 * value as a whole. Messages show the value, so do not use this for secrets.
 */
export const schemaProblems = (schema: z.ZodType, error: z.ZodError, given: unknown, root: string): string[] => {
  // By shape and not by class: a plugin may bring its own zod.
  const topKeys = 'shape' in schema ? Object.keys(schema.shape as object) : []
  return error.issues.map((issue) => {
    const expected = expectedOf(issue, issue.path.length === 0 ? topKeys : [])
    const what = expected === undefined ? issue.message : `${expected}, got ${gotOf(issue, given)}`
    return `${issue.path.map(String).join('.') || root}: ${what}`
  })
}
