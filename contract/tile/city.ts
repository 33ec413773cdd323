/** What a city publishes beside its tiles: names, colours, venues, notices, life events, message templates. */
import { Type, type Static } from '@sinclair/typebox'
import { Venue } from './guide'
import { messageEvents } from './tile'
import { Closed, DateText, Key, OneOf, Telephone, Text } from './text'

const Colour = (description: string) => Type.String({ pattern: '^#[0-9A-F]{6}$', description })

export const Brand = Closed(
  {
    theme: Key('样式类的名字，如 yunpu'),
    brand800: Colour('浅底上的深字'), brand700: Colour('首页头部'), brand600: Colour('主按钮和链接'),
    brand300: Colour('装饰'), brand100: Colour('图标底色'), brand50: Colour('浅底'), onBrand2: Colour('头部的第二行字'),
  },
  '城市的七个颜色',
)

export const City = Closed(
  {
    $schema: Type.Optional(Type.String()),
    code: Key('城市的短名'),
    name: Text('城市全名', 10),
    appName: Text('小程序的名字', 10),
    areaCode: Type.String({ pattern: '^\\d{6}$', description: '行政区划代码（GB/T 2260）；演示城市用从未发布的代码' }),
    organiser: Text('主办单位', 40),
    supervisionTelephone: Telephone('监督电话'),
    searchExample: Text('搜索框里的例子', 10),
    brand: Brand,
    emblem: Key('城市图标'),
    venues: Type.Array(Venue, { minItems: 1, maxItems: 50, description: '本市的大厅和窗口' }),
    notices: Type.Array(Closed({ title: Text('一行通知', 30), on: DateText('发布日期'), tile: Type.Optional(Key('点开去哪项服务')) }, '一条通知'), { maxItems: 2, description: '首页通知，最多两条' }),
    lifeEvents: Type.Array(Closed({ name: Text('一件事', 8), icon: Key('图标'), tiles: Type.Array(Key('服务'), { minItems: 1 }) }, '一件事一次办'), { maxItems: 12, description: '一件事' }),
    templates: Type.Array(
      Closed({ event: OneOf(messageEvents, '什么时候'), wechat: Text('微信模板号', 64), alipay: Text('支付宝模板号', 64) }, '平台的消息模板'),
      { description: '各平台的消息模板号' },
    ),
  },
  '城市',
)
export type City = Static<typeof City>

/** An entry of the basic catalogue, the same in every city (基本目录). */
export const CatalogueItem = Closed(
  {
    basicCode: Type.String({ pattern: '^\\d{12}$', description: '基本编码' }),
    name: Text('事项名称', 40),
    powerClass: Text('权力类别', 20),
    statutoryWorkingDays: Type.Integer({ minimum: 0, maximum: 365, description: '法定办结时限，工作日' }),
    legalBasis: Type.Array(Text('法律依据', 200), { minItems: 1 }),
  },
  '基本目录的一项',
)
export type CatalogueItem = Static<typeof CatalogueItem>
