import { Ctx, Field, Float, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import { encodeEventCursor } from '../../core/event-cursor.ts'
import { rolePermissions } from '../../core/viewer.ts'
import { Allow } from '../../core/policy.ts'
import { moduleAddress, panelPoints } from '../../contract/panels.ts'
import { DateTime, Json } from '../../db/scalars.ts'
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

const panelPointEnum = Object.fromEntries(Object.values(panelPoints).map((point) => [point, point]))
registerEnumType(panelPointEnum, {
  name: 'PanelPoint',
  description: 'Where in the console a panel of a plugin appears.',
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'What a plugin adds to one place of the web console.' })
class PluginPanel {
  @Field(() => ID, { description: 'Unique among the panels of its plugin in that place.' })
  id!: string

  @Field(() => panelPointEnum)
  point!: string

  @Field(() => Json, {
    description:
      'As the plugin declares it: `title` by language, `order`, and a `query` with its `layout`, a `selection`, a `mutation`, or the `module` to load.',
  })
  spec!: unknown
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

  @Field(() => String, {
    nullable: true,
    description: 'What failed. Callers without the permission "operate" are told only where.',
  })
  error?: string | null

  @Field(() => String, { nullable: true, description: 'What to do about the error.' })
  hint?: string | null

  @Field(() => [String], { description: 'What it adds to the graph, e.g. "Customer.segment".' })
  fields!: readonly string[]

  @Field(() => [PluginPanel], { description: 'What it adds to the web console.' })
  panels!: PluginPanel[]

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

  @Field(() => String, {
    description:
      'ISO 4217 code of the base currency: amounts without a currency are in it, closed deals have a value in it, and models convert to it.',
  })
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
    // Errors name hosts, paths and statements.
    const mayOperate = rolePermissions[context.viewer.role].includes('operate')
    return platform.reports().map((plugin) => ({
      ...plugin,
      error: plugin.error === null || mayOperate ? plugin.error : `it failed in the stage ${plugin.stage}`,
      panels: platform.panelsOf(plugin.id).map(({ id, point, ...spec }) => ({
        id,
        point: panelPoints[point],
        spec: 'module' in spec ? { ...spec, module: moduleAddress(plugin.id, spec.module) } : spec,
      })),
      timings: Object.entries(plugin.timings).map(([stage, durationMs]) => ({ stage, durationMs })),
    }))
  }
}
