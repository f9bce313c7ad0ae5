import { RapportError } from '../core/errors.ts'
import type { DeletableEntity } from '../db/base.entity.ts'
import type { RecordEvent } from '../events/topics.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** Soft-deletes a record: nobody sees it until it is restored. */
export const softDelete = (unit: UnitOfWork, record: DeletableEntity): void => {
  record.deletedAt = unit.now
  record.deletedBy = unit.viewer.id
}

/** Restores a soft-deleted record. */
export const undelete = (record: DeletableEntity): void => {
  record.deletedAt = null
  record.deletedBy = null
}

/** Throws INVALID_STATE if the customer of a record to be restored is itself deleted. */
export const assertCustomerNotDeleted = (customer: DeletableEntity): void => {
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
