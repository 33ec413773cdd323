/** What the guide promises must be what the flows do, and what it asks must have a reason. */
import type { Tile } from '../tile'
import { repeated, when, type TileRule, type World } from './problem'

/** A basis names a document, so that anyone can look it up. */
const namesDocument = (text: string) => /《[^》]+》/.test(text)

/** The guide says "从……取，不用您带" around it, so a source is a name and not a sentence. */
const isSourceName = (text: string) => !/[\s，。、；：！？,;:!?]|^从|不用|自动|已经|取$|过$/.test(text)

export const guideRules: TileRule[] = [
  {
    id: 'visits',
    check: ({ guide, flows }) => {
      const hasAppointment = flows.some((flow) => flow.kind === 'appointment')
      return [
        ...when(hasAppointment && guide.visits === 0, '/guide/visits', '流程里要预约去现场，跑的次数就不能是 0'),
        ...when(!hasAppointment && guide.visits > 0, '/guide/visits', '流程全在网上，跑的次数应当是 0'),
        ...when(guide.visits > 0 && !guide.visitReason, '/guide/visitReason', '要跑现场，就要写清为什么必须到现场'),
      ]
    },
  },
  {
    id: 'online-depth',
    check: ({ guide, flows }) => {
      const kinds = flows.map((flow) => flow.kind)
      const depth = kinds.includes('appointment') ? 'appointment' : kinds.some((kind) => kind === 'query' || kind === 'bill') ? 'full' : undefined
      return when(depth !== undefined && guide.onlineDepth !== depth, '/guide/onlineDepth', `按流程，网上办理深度应当是 ${depth}`)
    },
  },
  {
    id: 'material-basis',
    check: ({ guide }) => guide.materials.flatMap((material, i) => when(!namesDocument(material.basis), `/guide/materials/${i}/basis`, `“${material.name}”没有依据：写明是哪部《法规》要的，没有就不能要`)),
  },
  {
    id: 'material-condition',
    check: ({ guide }) =>
      guide.materials.flatMap((material, i) => [
        ...when(material.necessity === 'conditional' && !material.condition, `/guide/materials/${i}/condition`, `写清什么情形才要“${material.name}”`),
        ...when(material.necessity === 'required' && material.condition !== undefined, `/guide/materials/${i}/condition`, `“${material.name}”是必要的，就不该有情形`),
      ]),
  },
  {
    id: 'material-shared',
    check: ({ guide }) =>
      guide.materials.flatMap((material, i) => [
        ...when(material.source === 'shared' && !material.sharedFrom, `/guide/materials/${i}/sharedFrom`, `写清“${material.name}”从哪里取得，群众才放心不带`),
        ...when(material.sharedFrom !== undefined && !isSourceName(material.sharedFrom), `/guide/materials/${i}/sharedFrom`, `只写从哪里取，如“公安局人口库”：指南会接成“从……取，不用您带”，写成一句话就不通了`),
        ...when(material.source === 'ask' && material.sharedFrom !== undefined, `/guide/materials/${i}/source`, `“${material.name}”能从${material.sharedFrom}取得，就不要再让群众带`),
      ]),
  },
  {
    id: 'circular-proof',
    check: (tile, world) =>
      tile.guide.materials.flatMap((material, i) => {
        const needs = mustBring(material) && tile.guide.result !== undefined && leadsTo(material.name, tile.guide.result.name, world)
        return when(needs, `/guide/materials/${i}`, `办“${tile.guide.result?.name}”要“${material.name}”，办“${material.name}”又要先有它：谁也办不成`)
      }),
  },
  {
    id: 'fee-basis',
    check: ({ guide }) => guide.fees.flatMap((fee, i) => when(!namesDocument(fee.basis.title), `/guide/fees/${i}/basis/title`, `“${fee.name}”没有收费依据：写明是哪份《文件》定的，没有就不能收`)),
  },
  {
    id: 'fee-in-guide',
    check: ({ guide, flows }) =>
      flows.flatMap((flow, f) =>
        flow.kind !== 'fee' ? [] : flow.items.flatMap((item, i) => when(!guide.fees.some((fee) => fee.name === item.name && fee.amountInFen === item.amountInFen), `/flows/${f}/items/${i}`, `指南里没有这项收费：${item.name}`)),
      ),
  },
  {
    id: 'keys-once',
    check: ({ guide, flows }) => [
      ...repeated(guide.materials.map((material) => material.key)).map(({ value, index }) => ({ path: `/guide/materials/${index}/key`, reason: `材料短名重复：${value}` })),
      ...repeated(flows.map((flow) => flow.key)).map(({ value, index }) => ({ path: `/flows/${index}/key`, reason: `流程短名重复：${value}` })),
    ],
  },
]

const mustBring = (material: Tile['guide']['materials'][number]) => material.source === 'ask' && material.necessity === 'required'

/** Whether getting the one document takes, by whatever way round, having the other already. */
function leadsTo(from: string, wanted: string, world: World, seen = new Set<string>()): boolean {
  if (from === wanted) return true
  if (seen.has(from)) return false
  seen.add(from)
  return world.givers.get(from)?.guide.materials.some((material) => mustBring(material) && leadsTo(material.name, wanted, world, seen)) ?? false
}
