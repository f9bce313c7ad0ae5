import { AuditEntry } from '../write/audit.entity.ts'
import { EventConsumer, LoggedEvent, OutboxEvent } from '../events/outbox.entity.ts'
import { DriftReport } from '../learning/drift-report.entity.ts'
import { ModelArtifact, ModelRun } from '../learning/model-run.entity.ts'
import { Score, ScoreHistory } from '../learning/score.entity.ts'
import { TrainingSchedule } from '../learning/training-schedule.entity.ts'
import { Customer, ExternalId } from './customer/customer.entity.ts'
import { IdempotencyKey } from '../write/idempotency.entity.ts'
import { ImportError, ImportJob, ImportWarning } from './import/import.entity.ts'
import { Interaction } from './interaction/interaction.entity.ts'
import { Opportunity, Pipeline, Stage, StageChange } from './opportunity/opportunity.entity.ts'
import { Order, OrderLine, Product } from './order/order.entity.ts'
import { ApiKey, User } from './user/user.entity.ts'

/** Every table of the core. */
export const coreEntities = [
  User,
  ApiKey,
  Customer,
  ExternalId,
  Pipeline,
  Stage,
  Opportunity,
  StageChange,
  Interaction,
  Product,
  Order,
  OrderLine,
  ImportJob,
  ImportError,
  ImportWarning,
  AuditEntry,
  IdempotencyKey,
  OutboxEvent,
  LoggedEvent,
  EventConsumer,
  ModelRun,
  ModelArtifact,
  TrainingSchedule,
  DriftReport,
  Score,
  ScoreHistory,
]
