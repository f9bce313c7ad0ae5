import { CoreTables } from './0001-core.migration.ts'

/** The core's migrations, in order. */
export const coreMigrations = [{ name: '0001-core', class: CoreTables }]
