import { defineModule } from '../../contract/module.ts'
import { reminderJob } from './reminder.job.ts'
import { Task } from './task.entity.ts'
import { taskNotifications } from './task.notifications.ts'
import { taskReads } from './task.read.ts'
import { CustomerTasksResolver, OpportunityTasksResolver, TaskMutations, TaskResolver } from './task.resolver.ts'
import { TimelineTask } from './timeline-task.type.ts'

/** What is to be done for customers. A planned contact is a task, so that interactions are only what has happened. */
export default defineModule({
  name: 'task',
  entities: [Task],
  resolvers: [TaskResolver, CustomerTasksResolver, OpportunityTasksResolver, TaskMutations],
  types: [TimelineTask],
  reads: taskReads,
  notifications: taskNotifications,
  jobs: [reminderJob],
})
