import 'reflect-metadata'
import { Extensions } from 'type-graphql'

/** Items of a list of an input, where it states no other maximum. */
export const defaultMaxItems = 100
/** The most that a list may state. */
export const mostItems = 2_000
/** Bytes of the JSON that a record keeps of its own, such as `attributes`. */
export const maxRecordJson = 16_384

/** States how many items a list of an input may have, instead of 100; at most 2,000. */
export const MaxItems = (maxItems: number) => Extensions({ maxItems })

/** States how many bytes a JSON value of an input may have. The schema is refused at start when one has no such maximum. */
export const MaxBytes = (maxBytes: number) => Extensions({ maxBytes })
