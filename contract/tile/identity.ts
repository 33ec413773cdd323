import { Type, type Static } from '@sinclair/typebox'
import { Closed, Key, OneOf, Text } from './text'

export const themes = [
  'birth', 'school', 'work', 'social-insurance', 'medical', 'housing', 'traffic', 'certificates',
  'exit-entry', 'marriage', 'tax', 'utilities', 'elder-care', 'business', 'law', 'progress',
] as const

export const powerClasses = [
  'licence', 'penalty', 'coercion', 'levy', 'payment', 'inspection', 'confirmation', 'reward', 'adjudication', 'other',
] as const

/** Which service this is: codes, names and the department that answers for it. */
export const Identity = Closed(
  {
    basicCode: Type.String({ pattern: '^\\d{12}$', description: '基本编码，12 位，同一事项各地相同（GB/T 39554.1）' }),
    implementationCode: Type.String({ pattern: '^[0-9A-Z]{31}$', description: '实施编码，31 位：统一社会信用代码 18 + 行使层级 1 + 基本编码 12' }),
    name: Text('事项全名，写在指南最上面', 40),
    shortName: Text('首页图标下的短名，最多 6 个汉字', 6),
    icon: Key('图标名，从图标清单里选'),
    aliases: Type.Array(Text('一个别名', 20), { minItems: 1, maxItems: 20, description: '群众平时怎么说它，用来搜索' }),
    theme: OneOf(themes, '主题分类'),
    verb: OneOf(['query', 'handle', 'pay'], '列在“查一查、办一办、缴一缴”哪一组'),
    audience: Type.Array(OneOf(['person', 'organisation'], '个人或法人'), { minItems: 1, uniqueItems: true, description: '服务对象' }),
    department: Closed(
      {
        name: Text('实施主体全名', 60),
        shortName: Text('群众对它的叫法', 20),
        uscc: Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$', description: '统一社会信用代码（GB 32100）' }),
      },
      '实施主体',
    ),
    level: OneOf(['1', '2', '3', '4', '5'], '行使层级：1 国家、2 省、3 市、4 县、5 乡'),
    powerClass: OneOf(powerClasses, '权力类别，十类之一'),
  },
  '事项身份',
)
export type Identity = Static<typeof Identity>
