import { Ctx, Field, Float, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import { encodeEventCursor } from '../../core/event-cursor.ts'
import { Allow } from '../../core/policy.ts'
import { DateTime } from '../../db/scalars.ts'
import { moduleContext, type RequestContext } from '../context.ts'

const statuses = { ACTIVE: 'ACTIVE', DISABLED: 'DISABLED', FAILED: 'FAILED', DEGRADED: 'DEGRADED' } as const
registerEnumType(statuses, {
  name: 'PluginStatus',
  description:
    'ACTIVE: works. DEGRADED: works in part. FAILED: did not start; its fields answer null with ' +
    'PLUGIN_UNAVAILABLE. DISABLED: switched off.',
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'How long a stage of a plugin’s start took.' })
class PluginTiming {
  @Field(() => String)
  stage!: string

  @Field(() => Float, { description: 'Milliseconds.' })
  durationMs!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A part of this server that is loaded as a plugin.' })
class Plugin {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  version!: string

  @Field(() => String)
  description!: string

  @Field(() => statuses)
  status!: keyof typeof statuses

  @Field(() => String, { nullable: true, description: 'The stage that it has reached, or failed in.' })
  stage?: string | null

  @Field(() => String, { nullable: true })
  error?: string | null

  @Field(() => String, { nullable: true, description: 'What to do about the error.' })
  hint?: string | null

  @Field(() => [String], { description: 'What it adds to the graph, e.g. "Customer.segment".' })
  fields!: readonly string[]

  @Field(() => [PluginTiming])
  timings!: PluginTiming[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'About this server.' })
class ServerInfo {
  @Field(() => String)
  version!: string

  @Field(() => DateTime)
  startedAt!: string

  @Field(() => Float, { description: 'Worker threads for models.' })
  computeThreads!: number

  @Field(() => String, { description: 'ISO 4217 code of amounts without a currency.' })
  baseCurrency!: string

  @Field(() => String, {
    description:
      'The position in the event log before this operation reads anything. Passed as `after`, it makes a ' +
      'subscription start there. Read it before lists, or with them, to miss no change; some changes may ' +
      'arrive twice.',
  })
  cursor!: string
}

@Resolver()
export class ServerResolver {
  @Allow('read')
  @Query(() => ServerInfo)
  serverInfo(@Ctx() context: RequestContext): ServerInfo {
    const { config, startedAt, version } = moduleContext(context, 'server').platform
    return {
      version,
      startedAt: startedAt.toISOString(),
      computeThreads: config.computeThreads,
      baseCurrency: config.baseCurrency,
      cursor: encodeEventCursor(context.position),
    }
  }

  @Allow('read')
  @Query(() => [Plugin], { description: 'Every configured plugin, including failed ones with what to do about them.' })
  plugins(@Ctx() context: RequestContext): Plugin[] {
    const { platform } = moduleContext(context, 'server')
    return platform.reports().map((plugin) => ({
      ...plugin,
      timings: Object.entries(plugin.timings).map(([stage, durationMs]) => ({ stage, durationMs })),
    }))
  }
}
