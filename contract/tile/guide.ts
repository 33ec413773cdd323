/** 办事指南 on the national field set (public DDL of the national platform, reference/standards.md §1). */
import { Type, type Static } from '@sinclair/typebox'
import { Closed, Fen, Key, LegalBasis, OneOf, Telephone, Text, TimeText } from './text'

export const Material = Closed(
  {
    key: Key('材料的短名，流程里用它指代这份材料'),
    name: Text('材料名称', 60),
    basis: Text('为什么要这份材料：依据的条文', 200),
    necessity: OneOf(['required', 'conditional'], '必要，或符合某种情形才要'),
    condition: Type.Optional(Text('什么情形才要，necessity 为 conditional 时必填', 100)),
    form: OneOf(['original', 'copy', 'electronic'], '原件、复印件或电子件'),
    copies: Type.Integer({ minimum: 0, maximum: 20, description: '份数' }),
    size: Type.Optional(Text('规格，如 A4', 40)),
    signature: OneOf(['none', 'signature', 'seal', 'both'], '要不要签名签章'),
    source: OneOf(['ask', 'wallet', 'shared'], '群众自带、从电子证照取、部门之间共享'),
    sharedFrom: Type.Optional(Text('免带时从哪里取得，只写名称，如“公安局人口库”', 60)),
    blankForm: Type.Optional(Text('空白表的地址', 200)),
    sample: Type.Optional(Text('样表的地址', 200)),
    mistakes: Type.Optional(Text('群众最容易弄错的一点', 60)),
  },
  '一份申请材料',
)
export type Material = Static<typeof Material>

export const GuideFee = Closed(
  {
    name: Text('收费项目', 40),
    amountInFen: Fen('收多少，单位分'),
    unit: Text('按什么收，如“每本”“每户每月”', 20),
    basis: LegalBasis,
    reduction: Type.Optional(Text('谁可以减免，依据什么', 200)),
  },
  '一项收费',
)

export const Hall = Closed(
  {
    venue: Key('地点的短名，与本市地点清单一致'),
    windows: Type.Optional(Text('哪几个窗口', 40)),
  },
  '一个办理地点',
)

const TimeLimit = Closed(
  {
    workingDays: Type.Integer({ minimum: 0, maximum: 365, description: '工作日；0 是当场办结' }),
    note: Type.Optional(Text('说明', 100)),
  },
  '时限',
)

/** Everything the citizen reads before starting; the flow may ask for nothing that is not here (国发〔2016〕55号). */
export const Guide = Closed(
  {
    summary: Text('一句话说清这是办什么的', 60),
    caseType: OneOf(['instant', 'promised'], '即办件或承诺件'),
    conditions: Type.Array(Text('一条受理条件', 80), { minItems: 1, maxItems: 12, description: '谁能办' }),
    legalBasis: Type.Array(LegalBasis, { minItems: 1, maxItems: 10, description: '设定依据' }),
    process: Type.Array(
      Closed({ title: Text('这一步叫什么', 20), detail: Text('这一步做什么', 100) }, '办理流程的一步'),
      { minItems: 1, maxItems: 10, description: '怎么办' },
    ),
    statutoryTime: TimeLimit,
    promisedTime: TimeLimit,
    visits: Type.Integer({ minimum: 0, maximum: 5, description: '要跑几次现场' }),
    visitReason: Type.Optional(Text('为什么必须到现场，visits 大于 0 时必填', 100)),
    onlineDepth: OneOf(['information', 'appointment', 'submission', 'full'], '网上办理深度：看指南、预约、网上提交、全程网办'),
    fees: Type.Array(GuideFee, { maxItems: 12, description: '多少钱；空着就是不收费' }),
    materials: Type.Array(Material, { maxItems: 30, description: '带什么' }),
    result: Type.Optional(
      Closed({ name: Text('结果名称', 40), kind: OneOf(['certificate', 'approval', 'record', 'answer', 'receipt'], '结果类型') }, '审批结果'),
    ),
    halls: Type.Array(Hall, { minItems: 1, maxItems: 20, description: '去哪办；网上能办的也要写' }),
    telephone: Telephone('咨询电话'),
    supervisionTelephone: Telephone('监督投诉电话'),
    questions: Type.Array(Closed({ ask: Text('问', 60), answer: Text('答', 300) }, '常见问题'), { maxItems: 20, description: '常见问题' }),
    updatedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '内容最近核对的日期' }),
  },
  '办事指南',
)
export type Guide = Static<typeof Guide>

export const Venue = Closed(
  {
    key: Key('地点的短名'),
    name: Text('地点全名', 40),
    address: Text('门牌地址，写到楼层', 80),
    point: Closed(
      {
        latitude: Type.Number({ minimum: -90, maximum: 90, description: '纬度，GCJ-02' }),
        longitude: Type.Number({ minimum: -180, maximum: 180, description: '经度，GCJ-02' }),
      },
      '地图上的点',
    ),
    hours: Type.Array(Closed({ from: TimeText('开门'), to: TimeText('关门') }, '一段办公时间'), {
      minItems: 1, maxItems: 3, description: '工作日的办公时间',
    }),
    telephone: Telephone('大厅电话'),
  },
  '一个大厅或窗口',
)
export type Venue = Static<typeof Venue>
