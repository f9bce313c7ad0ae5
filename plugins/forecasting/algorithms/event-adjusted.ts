import { additive } from './additive.ts'
import { partsOf, type ModelSpec, type SeriesModel } from './model.ts'

/** A model's state beside the effects of known events that were removed before the fit. */
export interface EventAdjustedState<State> {
  readonly inner: State
  readonly names: readonly string[]
  readonly effects: readonly number[]
}

/** Enough bends that a change of level does not end up in an event's effect. */
const FLEXIBILITY = 0.5

const effectOf = (effects: readonly number[], row: ArrayLike<number> | undefined): number =>
  effects.reduce((sum, effect, j) => sum + effect * (row?.[j] ?? 0), 0)

/**
 * Teaches a model without regressors about known events: their effects are estimated by the additive model (trend and season
 * beside them), taken out of the series before the fit, and put back into the forecast. Without regressors it is the model itself.
 * @param seasonsOf season lengths of a spec, for the additive model
 */
export const eventAdjusted = <Spec extends ModelSpec, State>(
  model: SeriesModel<Spec, State>,
  seasonsOf: (spec: Spec) => readonly number[],
): SeriesModel<Spec, EventAdjustedState<State>> => ({
  fit(spec, values, regressors) {
    if (!regressors) return { inner: model.fit(spec, values), names: [], effects: [] }
    const explained = additive.fit(
      { model: 'ADDITIVE', scale: spec.scale, seasons: seasonsOf(spec), flexibility: FLEXIBILITY },
      values,
      regressors,
    )
    const { data, cols } = regressors.columns
    const adjusted = values.map((v, t) => v - effectOf(explained.regressors, data.subarray(t * cols, (t + 1) * cols)))
    return { inner: model.fit(spec, adjusted), names: regressors.names, effects: explained.regressors }
  },
  forecast({ inner, names, effects }, horizon, future) {
    const parts = model.forecast(inner, horizon)
    if (names.length === 0) return parts
    const column = (table: Float64Array, width: number, j: number) =>
      Float64Array.from({ length: horizon }, (_, i) => table[i * width + j]!)
    const own = parts.names.map((name, j) => [name, column(parts.effects.data, parts.names.length, j)] as const)
    const known = names.map((name, j): [string, Float64Array] => [
      name,
      future ? column(future.data, names.length, j).map((v) => v * effects[j]!) : new Float64Array(horizon),
    ])
    return partsOf(parts.base, [...own, ...known], parts.remainder)
  },
  update: ({ inner, names, effects }, value, row) => ({
    inner: model.update(inner, value - effectOf(effects, row)),
    names,
    effects,
  }),
})
