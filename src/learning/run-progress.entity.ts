import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { noSubject, PersonalData } from '../db/personal-data.ts'

/** How far a run has come; written by SQL while it runs (`run-progress.ts`). */
@PersonalData({ subject: noSubject('how far a training has come'), none: ['fence', 'fraction', 'message'] })
@Entity({ tableName: 'model_run_progress' })
export class ModelRunProgress {
  @PrimaryKey({ type: 'uuid' })
  runId!: string

  @Property({ type: 'integer' })
  fence!: number

  @Property({ type: 'double' })
  fraction!: number

  @Property({ type: 'text' })
  message!: string
}
