import { errorTable, RapportError } from '../../core/errors.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { queueOf } from '../../jobs/define-job.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import { Promotion } from '../../learning/model-run.entity.ts'
import { TrainingSchedule } from '../../learning/training-schedule.entity.ts'
import { assertMayChange } from '../../read/changeable.ts'
import { notFound, optionalTimeZone, requireText, uuidOf } from '../input.ts'
import { checkedParams, defaultSeed, findModel, queueTraining } from './model.service.ts'
import type { RemoveTrainingScheduleInput, ScheduleTrainingInput } from './schedule.input.ts'

/** Queue of scheduled trainings, each with its own clock. */
const clockQueue = queueOf('model', 'scheduled-training')

/** The number of values of each field; a longer step would never reach a second one. */
const mostSteps = [60, 24, 31, 12, 7]

const checkedCron = (jobs: Jobs, cron: string, timeZone: string): Date => {
  const refuse = (cause: string, error?: unknown) =>
    new RapportError(
      'INVALID_INPUT',
      `expected five fields (minute, hour, day of the month, month, day of the week) such as "0 3 * * MON", got ${JSON.stringify(cron.slice(0, 100))}: ${cause}`,
      { path: ['input', 'cron'], ...(error === undefined ? {} : { cause: error }) },
    )
  const fields = cron.split(/\s+/).filter((field) => field !== '')
  if (fields.length !== 5) throw refuse(`it has ${fields.length} fields`)
  for (const [i, field] of fields.entries()) {
    const step = field
      .split(',')
      .map((part) => /\/(\d+)$/.exec(part)?.[1])
      .find((text) => Number(text) > mostSteps[i]!)
    if (step !== undefined)
      throw refuse(`the step ${step.slice(0, 20)} is larger than the ${mostSteps[i]} values of its field`)
    // The parser would choose a random time, a different one on every call.
    if (/(?:^|,)h/i.test(field)) throw refuse('it has an H, expected a time')
  }
  try {
    return jobs.nextDue(cron, timeZone, new Date())
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error), error)
  }
}

/**
 * Creates or replaces the schedule of an algorithm. Throws what `trainModel` throws, and INVALID_INPUT for a bad cron
 * expression or time zone.
 */
export const scheduleTraining =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: ScheduleTrainingInput): Promise<string> => {
    assertMayChange(TrainingSchedule, unit.viewer)
    const model = findModel(context, input.plugin, input.algorithm)
    const params = checkedParams(model, input.params)
    const named = input.timeZone ?? 'UTC'
    const timeZone = optionalTimeZone(requireText(named, 'timeZone'), 'timeZone') ?? 'UTC'
    const nextDueAt = checkedCron(context.platform.jobs, input.cron, timeZone)
    const values = {
      params,
      cron: input.cron.trim(),
      timeZone,
      promotion: input.promotion ?? Promotion.IF_NO_WORSE,
      nextDueAt,
      error: null,
      requestedBy: unit.viewer.id,
    }
    const key = { plugin: model.plugin, algorithm: model.algorithm }
    const known = await unit.em.findOne(TrainingSchedule, key)
    const schedule = known ?? unit.em.create(TrainingSchedule, { ...key, ...values }, { partial: true })
    if (known) unit.em.assign(known, values)
    else unit.em.persist(schedule)
    await unit.em.flush()
    // The clock of a schedule that is then rolled back finds nothing to start.
    await context.platform.jobs.setClock(clockQueue, schedule.id, schedule.cron, schedule.timeZone)
    return schedule.id
  }

/** Removes a schedule; a run that it has started continues. */
export const removeTrainingSchedule =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: RemoveTrainingScheduleInput): Promise<string> => {
    assertMayChange(TrainingSchedule, unit.viewer)
    const schedule = await unit.em.findOne(TrainingSchedule, { id: uuidOf(input.id, 'TrainingSchedule', 'id') })
    if (!schedule) throw notFound('training schedule', 'id')
    unit.em.remove(schedule)
    await unit.em.flush()
    await context.platform.jobs.stopClock(clockQueue, schedule.id)
    return schedule.id
  }

/** Sets the clocks to what is stored: they are part of the job queue, which may be newer or older than the database. */
export const setTrainingClocks = async (context: ModuleContext): Promise<void> => {
  const schedules = await context.em().find(TrainingSchedule, {})
  await context.platform.jobs.setClocks(
    clockQueue,
    schedules.map(({ id, cron, timeZone }) => ({ key: id, cron, timeZone })),
  )
}

/**
 * Starts a training whose scheduled time has come, once per job. If the training cannot be started, because its plugin
 * does not run or its params have changed, the reason is stored with the schedule.
 */
export const startScheduledTraining = (context: ModuleContext, scheduleId: string, jobId: string): Promise<void> =>
  context.transact(async (unit) => {
    const schedule = await unit.em.findOne(TrainingSchedule, { id: scheduleId })
    if (!schedule || schedule.lastJobId === jobId) return
    schedule.lastJobId = jobId
    schedule.lastDueAt = unit.now
    schedule.nextDueAt = context.platform.jobs.nextDue(schedule.cron, schedule.timeZone, unit.now)
    try {
      const model = findModel(context, schedule.plugin, schedule.algorithm)
      const runId = await queueTraining(context, unit, model, {
        params: checkedParams(model, schedule.params),
        seed: defaultSeed,
        asOf: unit.now,
        promotion: schedule.promotion,
        requestedBy: schedule.requestedBy,
      })
      unit.em.assign(schedule, { lastRun: runId, error: null })
    } catch (error) {
      if (!(error instanceof RapportError) || !errorTable[error.code].visible) throw error
      schedule.error = { code: error.code, message: error.message }
    }
  })
