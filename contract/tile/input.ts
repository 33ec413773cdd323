/** What a flow may ask a citizen to fill in; drawn and checked by the field kinds of contract/fields. */
import { Type, type Static } from '@sinclair/typebox'
import { fieldKinds } from '../fields/kinds'
import { Closed, Key, OneOf, Text } from './text'

export const profileFacts = ['name', 'id-number', 'mobile'] as const
export type ProfileFact = (typeof profileFacts)[number]

export const Condition = Closed(
  { field: Key('看哪一项'), is: OneOf(['equal', 'not-equal', 'filled'], '怎么比'), value: Type.Optional(Type.String({ description: '比什么' })) },
  '条件是数据，不是代码：小程序里不能执行脚本',
)

export const Input = Closed(
  {
    key: Key('这一项的短名，也是发给部门接口的名字'),
    label: Text('写在框上面的名字', 16),
    kind: OneOf(fieldKinds, '填什么样的内容'),
    help: Type.Optional(Text('框下面的一句话', 40)),
    example: Type.Optional(Text('占位的例子', 30)),
    required: Type.Boolean({ description: '是不是必填' }),
    fromProfile: Type.Optional(OneOf(profileFacts, '已经知道的就不再问，从“我的资料”取')),
    serves: Type.Optional(Key('它为指南里哪份材料服务；不写就是为受理条件服务')),
    options: Type.Optional(
      Type.Array(Closed({ value: Key('选项的短名'), label: Text('选项', 20) }, '一个选项'), { minItems: 2, maxItems: 30, description: 'choice 的选项' }),
    ),
    pattern: Type.Optional(Type.String({ maxLength: 100, description: 'text 的格式，正则表达式；不用后行断言' })),
    patternWords: Type.Optional(Text('不合格式时说的话', 40)),
    showIf: Type.Optional(Condition),
  },
  '要群众填的一项',
)
export type Input = Static<typeof Input>
