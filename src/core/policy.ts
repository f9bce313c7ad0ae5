// type-graphql looks for this interface of the future language; every decorated file of ours imports this one.
import 'reflect-metadata'
import { Extensions } from 'type-graphql'
import type { Permission } from './viewer.ts'

/**
 * States the permission that a type (for all its fields) or a single field requires. The start refuses a schema with a
 * field that has neither: nothing is open by omission.
 */
export const Allow = (permission: Permission) => Extensions({ permission })

/**
 * States how long the plain lists of an answer can be, by the name of the list: that of the argument that bounds it. What
 * is selected of a record is priced so many times; a list that nothing is said of counts as ten records.
 */
export const ListSizes = (argumentOf: Readonly<Record<string, string>>) => Extensions({ listSizes: argumentOf })

/** States what a field costs beyond what it returns, in points: the work of computing it; a point is about 10 µs. */
export const Costs = (points: number) => Extensions({ points })

/**
 * States that a type shows each caller its own, even among those who see all records; or that an input asks about such a type.
 * Subscriptions that touch one are shared by equal users only.
 */
export const Personal = () => Extensions({ personal: true })

/**
 * States that a mutation can be proposed: it is tried and undone, stored with what it would change, and applied later by who may. All
 * that it does is in the unit of work of `write`. Mutations of `defineMutations` that write or delete records are proposable anyway.
 */
export const Proposable = () => Extensions({ proposable: true })
