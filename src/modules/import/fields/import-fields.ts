import { ImportType } from '../import.entity.ts'
import { caseFields } from './case-fields.ts'
import { customerFields } from './customer-fields.ts'
import type { ImportFields } from './field.ts'
import { interactionFields } from './interaction-fields.ts'
import { opportunityFields } from './opportunity-fields.ts'
import { organisationFields } from './organisation-fields.ts'
import { orderFields } from './order-fields.ts'
import { orderLineFields } from './order-line-fields.ts'
import { taskFields } from './task-fields.ts'

/** The definition of each import type. */
export const importFields: Readonly<Record<ImportType, ImportFields>> = {
  [ImportType.CUSTOMERS]: customerFields,
  [ImportType.ORGANISATIONS]: organisationFields,
  [ImportType.INTERACTIONS]: interactionFields,
  [ImportType.ORDERS]: orderFields,
  [ImportType.ORDER_LINES]: orderLineFields,
  [ImportType.OPPORTUNITIES]: opportunityFields,
  [ImportType.TASKS]: taskFields,
  [ImportType.CASES]: caseFields,
}
