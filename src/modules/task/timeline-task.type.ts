import { Field, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { TimelineItem } from '../timeline/timeline-item.type.ts'
import { Task } from './task.entity.ts'

@Allow('read')
@ObjectType({ implements: TimelineItem, simpleResolvers: true, description: 'A task was done.' })
export class TimelineTask extends TimelineItem {
  @Field(() => Task, { description: 'The task as it is now.' })
  task!: Task
}
