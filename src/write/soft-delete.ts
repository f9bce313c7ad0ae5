import { RapportError } from '../core/errors.ts'
import { rolePermissions, type Viewer } from '../core/viewer.ts'
import type { DeletableEntity } from '../db/base.entity.ts'
import type { RecordEvent } from '../events/topics.ts'
import type { UnitOfWork } from './unit-of-work.ts'
import type { DeletedRecords } from '../read/page-args.ts'
import type { Customer } from '../modules/customer/customer.entity.ts'

/** Soft-deletes a record: nobody sees it until it is restored. */
export const hide = (unit: UnitOfWork, record: DeletableEntity): void => {
  record.deletedAt = unit.now
  record.deletedBy = unit.viewer.id
}

/** Restores a soft-deleted record. */
export const unhide = (record: DeletableEntity): void => {
  record.deletedAt = null
  record.deletedBy = null
}

/** Throws FORBIDDEN if a caller who may not restore records asks for deleted ones. */
export const assertMaySeeDeleted = ({ role }: Viewer, deleted: DeletedRecords | null | undefined): void => {
  if ((deleted ?? 'EXCLUDE') === 'EXCLUDE' || rolePermissions[role].includes('delete')) return
  throw new RapportError('FORBIDDEN', 'only roles that may restore records see deleted ones: OWNER and MANAGER', {
    path: ['deleted'],
  })
}

/** Throws INVALID_STATE if the customer of a record to be restored is itself deleted. */
export const assertKept = (customer: Customer): void => {
  if (!customer.deletedAt) return
  throw new RapportError('INVALID_STATE', 'the customer of this record is deleted; restore the customer first', {
    path: ['input', 'id'],
  })
}

/** The event about a record of a customer. */
export const eventOf = (
  type: string,
  record: { readonly id: string; readonly customer: { readonly id: string } },
  action: RecordEvent['action'],
): RecordEvent => ({ type, id: record.id, action, customerId: record.customer.id })
