/** What a citizen can do with a tile. Generic pages draw these; nothing here names a platform. */
import { Type, type Static } from '@sinclair/typebox'
import { Input } from './input'
import { Closed, DateText, Fen, Key, LegalBasis, OneOf, Text, TimeText } from './text'

const flowHead = {
  key: Key('这个流程的短名'),
  title: Text('按钮上的动词，如“预约办理”“去查询”', 8),
}

export const ConnectorUse = Closed(
  { name: Key('接口的短名，见本市 connectors 文件夹'), operation: OneOf(['query', 'bills', 'settle', 'slots', 'submit', 'status', 'certificate'], '用它的哪个操作') },
  '用哪个部门接口',
)

export const ScheduleRule = Closed(
  {
    weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { minItems: 1, maxItems: 7, uniqueItems: true, description: '星期几，0 是周日；遇法定节假日不放、调休上班日照放' }),
    from: TimeText('从几点'),
    to: TimeText('到几点'),
    slotMinutes: Type.Integer({ minimum: 5, maximum: 240, description: '一个时段多少分钟' }),
    quota: Type.Integer({ minimum: 1, maximum: 1000, description: '一个时段网上放多少个号' }),
  },
  '一条排班规则',
)

export const AppointmentFlow = Closed(
  {
    kind: Type.Literal('appointment'),
    ...flowHead,
    venues: Type.Array(
      Closed({ venue: Key('地点的短名'), schedule: Type.Array(ScheduleRule, { minItems: 1, maxItems: 10, description: '排班' }) }, '一个可约的地点'),
      { minItems: 1, maxItems: 30, description: '能约哪些地点' },
    ),
    exceptions: Type.Optional(
      Type.Array(
        Closed({ on: DateText('哪一天'), closed: Type.Boolean({ description: '不办公' }), reason: Text('为什么', 30) }, '例外的一天'),
        { maxItems: 60, description: '停办的日子' },
      ),
    ),
    horizonDays: Type.Integer({ minimum: 1, maximum: 60, description: '能约到几天以后' }),
    leadMinutes: Type.Integer({ minimum: 0, maximum: 10_080, description: '最晚提前多少分钟约' }),
    cancelCutoffMinutes: Type.Integer({ minimum: 0, maximum: 10_080, description: '最晚提前多少分钟取消' }),
    perPersonLimit: Type.Integer({ minimum: 1, maximum: 20, description: '一个人同时最多有几个没办的预约' }),
    partyMax: Type.Integer({ minimum: 1, maximum: 10, description: '一个号最多几个人' }),
    release: OneOf(['at-once'], '怎么放号'),
    noShowRule: Text('爽约会怎样，一句话', 60),
    person: Type.Array(Input, { minItems: 1, maxItems: 6, description: '谁来办，只问这些' }),
  },
  '预约',
)
export type AppointmentFlow = Static<typeof AppointmentFlow>

const Shown = Closed(
  {
    value: Key('接口答复映射后的哪一项'),
    label: Text('名字', 16),
    as: OneOf(['text', 'money', 'date', 'month', 'count', 'masked-name', 'tail'], '怎么显示；money 的单位是分，tail 只显示末四位'),
  },
  '显示一项',
)

export const QueryView = Closed(
  {
    headline: Type.Optional(Shown),
    tag: Type.Optional(
      Closed(
        {
          value: Key('哪一项决定标签'),
          words: Type.Record(Type.String(), Closed({ text: Text('标签的字', 6), tone: OneOf(['ok', 'warn', 'bad', 'brand', 'mute'], '语气') }, '一种标签'), { description: '这一项的每个值，各用什么标签' }),
        },
        '状态标签',
      ),
    ),
    facts: Type.Array(Shown, { maxItems: 4, description: '标题下的两三项' }),
    details: Type.Array(Shown, { maxItems: 20, description: '详细情况' }),
    records: Type.Optional(
      Closed(
        {
          title: Text('记录的标题', 10),
          list: Key('哪一项是记录的列表'),
          what: Key('记录里哪一项是名目'),
          on: Type.Optional(Key('记录里哪一项是日期')),
          amount: Type.Optional(Key('记录里哪一项是金额，单位分')),
          state: Type.Optional(Key('记录里哪一项是状态的字')),
        },
        '一串记录',
      ),
    ),
    nothing: Text('查不到时说的话', 60),
    wrongTelephone: Type.Optional(Text('数据不对找谁', 20)),
  },
  '查询结果怎么显示',
)
export type QueryView = Static<typeof QueryView>

export const QueryFlow = Closed(
  {
    kind: Type.Literal('query'),
    ...flowHead,
    inputs: Type.Array(Input, { maxItems: 8, description: '查之前要填的' }),
    connector: ConnectorUse,
    view: QueryView,
    freshMinutes: Type.Integer({ minimum: 0, maximum: 1440, description: '部门停机时，多久以内的上次结果还能看；0 是不能' }),
    consent: Text('查之前告诉群众：谁的什么数据，给谁看', 100),
  },
  '查询',
)
export type QueryFlow = Static<typeof QueryFlow>

export const BillFlow = Closed(
  {
    kind: Type.Literal('bill'),
    ...flowHead,
    inputs: Type.Array(Input, { maxItems: 8, description: '找账单要填的' }),
    connector: ConnectorUse,
    payee: Closed({ name: Text('收款方全名', 60), receipt: Text('票据什么时候怎么开', 60) }, '钱给谁'),
    basis: LegalBasis,
    nothing: Text('没有账单时说的话', 60),
    refundDays: Type.Integer({ minimum: 1, maximum: 30, description: '扣了款但销不了账，几个工作日内原路退回' }),
  },
  '缴费',
)
export type BillFlow = Static<typeof BillFlow>

export const FeeFlow = Closed(
  {
    kind: Type.Literal('fee'),
    ...flowHead,
    items: Type.Array(Closed({ name: Text('项目', 40), amountInFen: Fen('多少，单位分'), basis: LegalBasis }, '一项费用'), { minItems: 1, maxItems: 20, description: '收哪些' }),
    payee: Closed({ name: Text('收款方全名', 60), receipt: Text('票据什么时候怎么开', 60) }, '钱给谁'),
  },
  '按标准收费',
)

export const FormFlow = Closed(
  {
    kind: Type.Literal('form'),
    ...flowHead,
    sections: Type.Array(
      Closed({ title: Text('这一页问什么', 16), fields: Type.Array(Input, { minItems: 1, maxItems: 20, description: '这一页要填的' }) }, '一页'),
      { minItems: 1, maxItems: 20, description: '表单，一页一组问题' },
    ),
    connector: ConnectorUse,
  },
  '网上申请',
)

export const LinkTarget = Type.Union([
  Closed({ wechat: Closed({ appId: Text('小程序的 AppID', 32), path: Text('页面', 128) }, '微信里的'), alipay: Closed({ appId: Text('小程序的 AppID', 32), path: Text('页面', 128) }, '支付宝里的') }, '别的小程序'),
  Closed({ url: Type.String({ pattern: '^https://', maxLength: 200, description: '网页地址，只能是 https' }) }, '网页'),
])
export type LinkTarget = Static<typeof LinkTarget>

export const LinkFlow = Closed(
  {
    kind: Type.Literal('link'),
    ...flowHead,
    target: LinkTarget,
    operator: Text('由谁提供，离开前告诉群众', 40),
  },
  '去别处办',
)

export const Flow = Type.Union([AppointmentFlow, QueryFlow, BillFlow, FeeFlow, FormFlow, LinkFlow], { description: '能做的一件事' })
export type Flow = Static<typeof Flow>
export type FlowKind = Flow['kind']
