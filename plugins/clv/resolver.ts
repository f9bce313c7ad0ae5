import type { GraphQLResolveInfo } from 'graphql'
import {
  Allow,
  Customer,
  ids,
  loaderOf,
  pluginContext,
  RapportError,
  selectionsBelow,
  type RequestContext,
} from 'rapport-crm/sdk'
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql'
import { LifetimeValue } from './entity.ts'
import { loadHistoryOf } from './features.ts'
import { explanationOf, scoreHistory } from './score.ts'
import { artifact } from './artifact.ts'
import type { Context } from './manifest.ts'

/** Where in the operation a field is: the same for all items of a list. */
const placeOf = ({ path }: GraphQLResolveInfo): string => {
  const keys: string[] = []
  for (let at: typeof path | undefined = path; at; at = at.prev) if (typeof at.key === 'string') keys.push(at.key)
  return keys.join('.')
}

@Resolver(() => Customer)
export class LifetimeValueResolver {
  @Allow('read')
  @FieldResolver(() => LifetimeValue, {
    nullable: true,
    description:
      "What the customer is expected to spend. Null until the customer has bought something in the model's " +
      'currency, and until a model is promoted.',
  })
  lifetimeValue(
    @Root() customer: { readonly id: string },
    @Arg('horizonDays', () => Int, {
      nullable: true,
      description:
        'Days ahead, 1 to 3650. Default: the horizon that the model was trained for. Other horizons are computed on request.',
    })
    horizonDays: number | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const days = horizonDays ?? undefined
    if (days !== undefined && (days < 1 || days > 3_650)) {
      throw new RapportError('INVALID_INPUT', `expected horizonDays between 1 and 3650, got ${days}`, {
        path: ['horizonDays'],
      })
    }
    return loaderOf(context, `clv.lifetimeValue ${days ?? ''} ${placeOf(info)}`, (keys: readonly string[]) =>
      valuesOf(keys, days, context, info),
    ).load(customer.id)
  }
}

/** The values of many customers: one statement if they are stored. */
const valuesOf = async (
  globalIds: readonly string[],
  horizonDays: number | undefined,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<(object | null)[]> => {
  const customerIds = globalIds.map((id) => ids.decode(id, ['Customer']).uuid)
  const plugin = pluginContext<Context>(context, 'clv')
  const promoted = horizonDays === undefined ? undefined : await plugin.models.promoted(artifact)
  const stored = promoted?.artifact
  if (horizonDays === undefined || stored?.model.horizonDays === horizonDays) {
    const found = await context.reader.records(info, selectionsBelow(info, []), 'LifetimeValue', customerIds)
    return customerIds.map((id) => found.get(id) ?? null)
  }
  if (!promoted || !stored) return customerIds.map(() => null)
  const now = new Date()
  const [scored, modelRun] = await Promise.all([
    loadHistoryOf(plugin.sql, customerIds, now, stored).then((history) =>
      scoreHistory(stored, history, now, plugin, { horizonDays }),
    ),
    context.reader.recordBelow(info, 'modelRun', 'ModelRun', promoted.runId),
  ])
  const byId = new Map(
    scored.map(({ customerId, value }) => [
      customerId,
      {
        value: { amount: value.value.toFixed(2), currency: stored.currency },
        interval: value.interval ?? null,
        horizonDays,
        probabilityAlive: value.probabilityAlive,
        expectedPurchases: value.expectedPurchases,
        // Bands are defined by values over the trained horizon.
        band: null,
        reasons: explanationOf(stored.model.algorithm, value),
        computedAt: now.toISOString(),
        modelRun,
      },
    ]),
  )
  return customerIds.map((id) => byId.get(id) ?? null)
}
