import { RapportError } from '../core/errors.ts'
import { rolePermissions, type Viewer } from '../core/viewer.ts'
import type { DeletedRecords } from './page-args.ts'

/** Throws FORBIDDEN if a caller who may not restore records asks for deleted ones. */
export const assertMaySeeDeleted = ({ role }: Viewer, deleted: DeletedRecords | null | undefined): void => {
  if ((deleted ?? 'EXCLUDE') === 'EXCLUDE' || rolePermissions[role].includes('delete')) return
  throw new RapportError('FORBIDDEN', 'only roles that may restore records see deleted ones: OWNER and MANAGER', {
    path: ['deleted'],
  })
}
