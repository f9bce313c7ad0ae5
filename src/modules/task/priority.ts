import { registerEnumType } from 'type-graphql'

export enum Priority {
  LOW = 'LOW',
  NORMAL = 'NORMAL',
  HIGH = 'HIGH',
  URGENT = 'URGENT',
}
registerEnumType(Priority, { name: 'Priority', description: 'How pressing a task or case is.' })
