import * as format from '../../format/format.ts'

/** An order by its number; one without by the day on which it was placed. */
export const orderName = ({
  number,
  placedAt,
}: {
  readonly number: string | null
  readonly placedAt: string
}): string => number ?? format.day(placedAt)
