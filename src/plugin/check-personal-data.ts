import type { Orm } from '../db/orm.ts'
import { statedTables } from '../db/personal-data.ts'
import { schemaOf } from './manifest.ts'
import { StageError } from './stage-error.ts'

/**
 * Throws a StageError that names each table of a plugin without a subject, and each column without a class of personal
 * data.
 */
export const assertPersonalData = async (orm: Orm, plugin: string): Promise<void> => {
  try {
    await statedTables(orm, [schemaOf(plugin)])
  } catch (error) {
    throw new StageError(
      error instanceof Error ? error.message : String(error),
      'state @PersonalData on each entity: columns by class, and how the rows of a customer are found and erased',
      { cause: error },
    )
  }
}
