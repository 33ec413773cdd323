/** The tile manifest: a service as data (design.md §4). docs/schemas/tile.json is exported from here. */
import { Type, type Static } from '@sinclair/typebox'
import { Flow } from './flow'
import { Guide } from './guide'
import { Identity } from './identity'
import { Closed, Key, OneOf, Text } from './text'

/** 0 visitor, 1 signed in, 2 phone proved, 3 real name proved, 4 freshly confirmed. */
const Level = (description: string) => Type.Union([0, 1, 2, 3, 4].map((n) => Type.Literal(n)) as never, { description }) as unknown as ReturnType<typeof Type.Integer>

export const Assurance = Closed(
  {
    see: Level('看这项服务要到哪一级：0 不用登录'),
    submit: Level('提交、预约或查询要到哪一级：1 登录，3 实名'),
    pay: Level('缴费要到哪一级'),
  },
  '身份要求',
)

export const messageEvents = ['booking-made', 'booking-cancelled', 'payment-settled', 'payment-refunded', 'query-answered'] as const
export type MessageEvent = (typeof messageEvents)[number]

export const MessageUse = Closed(
  { event: OneOf(messageEvents, '什么时候'), template: OneOf(messageEvents, '用哪个消息模板；平台的模板号在城市设置里') },
  '一条消息',
)

export const Placement = Closed(
  {
    channels: Type.Array(OneOf(['wechat', 'alipay'], '平台'), { minItems: 1, uniqueItems: true, description: '上哪个平台' }),
    home: Type.Boolean({ description: '放不放首页' }),
    sort: Type.Integer({ minimum: 0, maximum: 10_000, description: '小的在前' }),
    segments: Type.Optional(Type.Array(Key('人群'), { maxItems: 10, description: '只给哪些人看；不写就是所有人' })),
    schedule: Type.Optional(
      Closed({ from: Type.Optional(Type.String({ description: '从什么时刻' })), to: Type.Optional(Type.String({ description: '到什么时刻' })) }, '上架时间'),
    ),
    minimumAppVersion: Type.Optional(Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', description: '小程序最低版本' })),
  },
  '放在哪里',
)

export const CaseWorkflow = Closed(
  {
    states: Type.Array(OneOf(['submitted', 'pre-review', 'needs-more', 'accepted', 'in-review', 'decided', 'delivering', 'closed', 'withdrawn', 'rejected'], '办件状态'), { minItems: 2, description: '用到哪些状态' }),
    tasks: Type.Array(
      Closed({ key: Key('任务'), owner: Text('哪个部门', 40), workingDays: Type.Integer({ minimum: 0, maximum: 365, description: '几个工作日' }), after: Type.Array(Key('先做完哪个'), { maxItems: 10, description: '先做完哪些才轮到它' }) }, '一个任务'),
      { maxItems: 20, description: '并联的任务' },
    ),
    delivery: Type.Array(OneOf(['counter', 'courier-in', 'courier-out', 'electronic'], '怎么送'), { uniqueItems: true, description: '材料怎么交、结果怎么取' }),
  },
  '办件流程',
)

export const Tile = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: '编辑器用来提示的结构文件' })),
    identity: Identity,
    guide: Guide,
    flows: Type.Array(Flow, { minItems: 1, maxItems: 4, description: '能做什么' }),
    case: Type.Optional(CaseWorkflow),
    assurance: Assurance,
    messages: Type.Array(MessageUse, { maxItems: 20, description: '什么时候给群众发消息' }),
    placement: Placement,
  },
  { additionalProperties: false, $id: 'tile', title: '服务清单', description: '一项服务的全部内容' },
)
export type Tile = Static<typeof Tile>
