import 'reflect-metadata'
import { Extensions } from 'type-graphql'

/** Items of an input list that states no other maximum. */
export const defaultMaxItems = 100
/** The largest maximum that a list may state. */
export const mostItems = 2_000
/** Bytes of a record's own JSON, such as `attributes`. */
export const maxRecordJson = 16_384

/** States how many items an input list may have, instead of 100; at most 2,000. */
export const MaxItems = (maxItems: number) => Extensions({ maxItems })

/** States how many bytes a JSON input value may have. The start refuses a schema in which one has no such maximum. */
export const MaxBytes = (maxBytes: number) => Extensions({ maxBytes })
