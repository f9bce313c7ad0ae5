import { Arg, Resolver, Root, Subscription } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { live } from '../../feeds/subscription.ts'
import { RecordChange, RecordFilter, RecordType, ScoreChange, ScoreFilter } from './subscription.type.ts'

const afterText =
  'The cursor of the last item that you have, or that of a list (`customers { cursor }`) or of ' +
  '`serverInfo`; everything after it follows. Default: from now on.'

@Resolver()
export class SubscriptionResolver {
  @Allow('read')
  @Subscription(() => ScoreChange, {
    subscribe: live,
    description:
      'Every change of a score that you may see, in order, with its cause, its reasons and the model run that ' +
      'produced it.',
  })
  scoreChanged(
    @Arg('filter', () => ScoreFilter, { nullable: true }) _filter: ScoreFilter | null,
    @Arg('after', () => String, { nullable: true, description: afterText }) _after: string | null,
    @Root() change: ScoreChange,
  ) {
    return change
  }

  @Allow('read')
  @Subscription(() => RecordChange, {
    subscribe: live,
    description: 'Every change of a customer, interaction, opportunity or order that you may see, in order.',
  })
  recordChanged(
    @Arg('types', () => [RecordType], { nullable: true }) _types: RecordType[] | null,
    @Arg('filter', () => RecordFilter, { nullable: true }) _filter: RecordFilter | null,
    @Arg('after', () => String, { nullable: true, description: afterText }) _after: string | null,
    @Root() change: RecordChange,
  ) {
    return change
  }
}
