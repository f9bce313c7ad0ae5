// type-graphql looks for this interface of the language's future; every decorated file of ours imports this one.
import 'reflect-metadata'
import { Extensions } from 'type-graphql'
import type { Permission } from './viewer.ts'

/**
 * States which permission a type (for all its fields) or a single field asks of its caller.
 * The schema is refused at start when a field has neither: nothing is open by omission.
 */
export const Allow = (permission: Permission) => Extensions({ permission })
