import { RapportError } from '../core/errors.ts'
import type { Viewer } from '../core/viewer.ts'
import type { StoredWork } from '../modules/context.ts'
import { filterPrice } from './filter-price.ts'
import type { Guard } from './guard.ts'

/** Prices what one operation of a viewer reads from the database and then does, such as the questions of saved reports. */
export const storedWork = (guard: Pick<Guard, 'charge'>, limit: number, viewer: Viewer): StoredWork => {
  let charged = 0
  return {
    filterPoints: (filter, type) => filterPrice(filter, type, true),
    charge: (points) => {
      const requested = charged + points
      if (requested > limit)
        throw new RapportError(
          'TOO_EXPENSIVE',
          `expected stored filters of at most ${limit} points in one operation, these cost ${requested}; ask for fewer reports at once`,
          { details: { requested, limit } },
        )
      const tooMuch = guard.charge(viewer, points)
      if (tooMuch) throw tooMuch
      charged = requested
    },
  }
}
