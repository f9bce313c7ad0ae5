/**
 * The entry point for plugins (`rapport-crm/sdk`): everything that a plugin uses of the platform besides the task entry
 * point (`rapport-crm/task`). Decorated classes come from type-graphql and MikroORM themselves.
 */
export { RapportError, type ErrorCode } from '../core/errors.ts'
export { ids } from '../core/ids.ts'
export type { Logger } from '../core/log.ts'
export { formatDecimal, parseDecimal } from '../core/money.ts'
export { MaxBytes, MaxItems } from '../core/limits.ts'
export { Allow, Costs, ListSizes, Proposable } from '../core/policy.ts'
export { expectedTimeZone, isTimeZone } from '../core/time-zone.ts'
export { enumOf } from '../core/records.ts'
export { inTurns, nextTurn } from '../core/in-turns.ts'
export { assertSeesAll, type Role, type Viewer } from '../core/viewer.ts'
export { BaseEntity } from '../db/base.entity.ts'
export { Money } from '../db/money.type.ts'
export { Node } from '../db/node.type.ts'
export {
  bySubject,
  noSubject,
  PersonalData,
  type DataClass,
  type Erasure,
  type PersonalDataSpec,
  type Subject,
} from '../db/personal-data.ts'
export { CalendarDate, DateTime, Decimal, Json } from '../db/scalars.ts'
export type { Retention } from '../db/retention.ts'
export { sqlOne, type ViewRow } from '../db/rows.ts'
export type { RunSql } from '../db/sql.ts'
export type { SnapshotColumns, SnapshotOf } from '../db/snapshot.ts'
export type { LoggedEventData } from '../events/logged-event.ts'
export { Cause, CauseKind, isCause } from '../feeds/cause.type.ts'
export { Change, FeedItem } from '../feeds/change.type.ts'
export { defineChangeFeed, defineProgressFeed, type ChangeFeed } from '../feeds/change-feed.ts'
export {
  defineNotification,
  toOwner,
  toThoseWho,
  type NotificationKind,
  type NotifiedRecord,
  type Reach,
  type Recipients,
} from '../contract/notification.ts'
export type { SubscriptionDefinition } from '../feeds/subscription.ts'
export type { RapportEvents, RecordEvent, ScoreChangedEvent, Topic } from '../events/topics.ts'
export type { UnitOfWork } from '../write/unit-of-work.ts'
export { eachOnce } from '../learning/each-once.ts'
export { Interval } from '../learning/interval.type.ts'
export { Baseline, Grade, Metric, MetricSplit, ModelRun } from '../learning/model-run.entity.ts'
export type { FeatureUse, Split } from '../learning/model-run.entity.ts'
export type {
  ChangeableFeature,
  DriftReport,
  DriftRun,
  FeatureDrift,
  ModelKit,
  PromotedModel,
  ReplayAsk,
  ScoreDraft,
  ScoringCause,
  ScoringResult,
  ScoringPage,
  ScoringRun,
  TrainedModel,
  TrainingRun,
  WhatIfAsk,
  WhatIfScore,
} from '../learning/model-kit.ts'
export { defineArtifact, jsonArtifact, type ArtifactType } from '../learning/artifact-type.ts'
export {
  defineModel,
  type Model,
  type ModelDefinition,
  type PrimaryMetric,
  type WhatIf,
} from '../learning/define-model.ts'
export { bandOf, explain, holdoutMetrics } from '../learning/explain.ts'
export { mayBeLearntFrom, mayBeProcessed, mayBeScored, type ModelUse } from '../learning/may-be-processed.ts'
export { taskOptions } from '../learning/task-options.ts'
export {
  Explanation,
  Factor,
  Provenance,
  Score,
  ScoreBand,
  ScoreStatus,
  ScoreTrend,
  ScoreUnit,
} from '../learning/score.entity.ts'
export {
  conversionOf,
  conversionText,
  countedAmounts,
  rateFor,
  type Conversion,
  type CountedAmounts,
} from '../modules/currency/conversion.ts'
export { UsedRates } from '../modules/currency/exchange-rate.entity.ts'
export type { RequestContext } from '../modules/context.ts'
export { Customer } from '../modules/customer/customer.entity.ts'
export { Interaction, InteractionKind } from '../modules/interaction/interaction.entity.ts'
export { Opportunity, Pipeline, Stage } from '../modules/opportunity/opportunity.entity.ts'
export { Order, Product } from '../modules/order/order.entity.ts'
export { ordersConverted } from '../modules/order/orders-converted.ts'
export { TimelineItem } from '../modules/timeline/timeline-item.type.ts'
export { User } from '../modules/user/user.entity.ts'
export { ReplayDifference, ReplayDifferenceKind } from '../modules/score/replay.resolver.ts'
export { UserError, WritePayload } from '../write/user-error.type.ts'
export { write, type Payload } from '../write/write.ts'
export { currencyOf, currencyOption, timeZoneOption } from '../contract/config-options.ts'
export type { PluginContext } from '../contract/context.ts'
export type { Ctor, EventHandler, PluginModule } from '../contract/module.ts'
export { definePlugin, type ContextOf, type PluginSpec } from '../contract/plugin.ts'
export { defineTasks } from '../contract/task.ts'
export { viewerOf, type RoutePlugin } from '../contract/route.ts'
export { visibleError } from '../core/database-away.ts'
export { schemaProblems } from '../core/schema-problems.ts'
export { copyText } from '../db/copy-text.ts'
export type { PrivateSession } from '../db/own-session.ts'
export { defineJob, type Job, type JobAttempt, type JobPayload } from '../jobs/define-job.ts'
export { loaderOf } from '../modules/loader.ts'
export { pluginContext } from '../plugin/request.ts'
export type { AddedDimension, AddedFilter, Addition, BesideOrder, Condition } from '../read/addition.ts'
export { scalarConditions } from '../read/filter.ts'
export { PageArgs, pageArgsOf } from '../read/page-args.ts'
export { changeable } from '../read/changeable.ts'
export { moneyField, type ReadField, type ReadSpec, type TimelineSource } from '../read/read-map.ts'
export { fieldOf } from '../read/reader.ts'
export { ownedBySeen, seenCustomers, visibleBy, type RowCondition, type RowRule } from '../read/row-scope.ts'
export { SqlText } from '../read/sql-text.ts'
export { selectionsBelow } from '../read/selection.ts'
export {
  connectionOf,
  DateTimeFilter,
  DecimalFilter,
  enumFilterOf,
  FloatFilter,
  IdFilter,
  IntFilter,
  listFilterOf,
  orderOf,
  OrderDirection,
  TextFilter,
} from '../read/types.ts'
