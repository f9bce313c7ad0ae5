import { CoreTables } from './0001-core.migration.ts'
import { ImportStaging } from './0002-import.migration.ts'
import { Access } from './0003-access.migration.ts'
import { ModelCare } from './0004-model-care.migration.ts'
import { RunProgress } from './0005-run-progress.migration.ts'
import { TextForPeople } from './0006-text-for-people.migration.ts'
import { ReadIndexes } from './0007-read-indexes.migration.ts'
import { ImportAccounting } from './0008-import-accounting.migration.ts'
import { OwnedRecords } from './0009-owned-records.migration.ts'
import { NamedDeals } from './0010-named-deals.migration.ts'

/** The core's migrations, in order. */
export const coreMigrations = [
  { name: '0001-core', class: CoreTables },
  { name: '0002-import', class: ImportStaging },
  { name: '0003-access', class: Access },
  { name: '0004-model-care', class: ModelCare },
  { name: '0005-run-progress', class: RunProgress },
  { name: '0006-text-for-people', class: TextForPeople },
  { name: '0007-read-indexes', class: ReadIndexes },
  { name: '0008-import-accounting', class: ImportAccounting },
  { name: '0009-owned-records', class: OwnedRecords },
  { name: '0010-named-deals', class: NamedDeals },
]
