/** Codes, names and times must agree with the national rules and with the basic catalogue. */
import { implementationCode, isUscc } from '../../codes'
import { when, type TileRule } from './problem'

export const identityRules: TileRule[] = [
  {
    id: 'code-checksum',
    check: ({ identity }) => when(!isUscc(identity.department.uscc), '/identity/department/uscc', '统一社会信用代码的校验位不对（GB 32100、GB 11714）'),
  },
  {
    id: 'implementation-code',
    check: ({ identity }) => {
      const right = implementationCode(identity.department.uscc, identity.level, identity.basicCode)
      return when(identity.implementationCode !== right, '/identity/implementationCode', `实施编码应当是信用代码、层级、基本编码连起来：${right}`)
    },
  },
  {
    id: 'catalogue-item',
    check: ({ identity }, { items }) => {
      const item = items.get(identity.basicCode)
      if (!item) return when(true, '/identity/basicCode', `基本目录里没有 ${identity.basicCode}`)
      return [
        ...when(item.name !== identity.name, '/identity/name', `名称和基本目录不一致，目录里叫“${item.name}”`),
        ...when(item.powerClass !== identity.powerClass, '/identity/powerClass', `权力类别和基本目录不一致，目录里是 ${item.powerClass}`),
      ]
    },
  },
  {
    id: 'statutory-time',
    check: ({ identity, guide }, { items }) => {
      const item = items.get(identity.basicCode)
      return when(item !== undefined && guide.statutoryTime.workingDays !== item.statutoryWorkingDays, '/guide/statutoryTime/workingDays', `法定时限和基本目录不一致，目录里是 ${item?.statutoryWorkingDays} 个工作日`)
    },
  },
  {
    id: 'promised-time',
    check: ({ guide }) => when(guide.promisedTime.workingDays > guide.statutoryTime.workingDays, '/guide/promisedTime/workingDays', '承诺时限不能比法定时限长'),
  },
  {
    id: 'case-type',
    check: ({ guide }) => when((guide.caseType === 'instant') !== (guide.promisedTime.workingDays === 0), '/guide/caseType', '即办件当场办结，承诺时限是 0；承诺件至少 1 个工作日'),
  },
]
