/** The guide's sentences, made from the manifest's facts. */
import type { Guide, Material, Venue } from '#contract/tile/guide'
import { displayYuan } from '#contract/money'
import { together } from './everywhere'

type GuideFee = Guide['fees'][number]

export interface Fact { figure: string; unit: string; label: string }

export const guideWords = {
  title: '办事指南',
  parts: { who: '谁能办', bring: '带什么', how: '怎么办', cost: '多少钱', where: '去哪办' },
  nothingToBring: '不用带材料',
  copyList: '复制清单',
  copied: '清单已复制',
  free: '不收费',
  ask: '咨询',
  where: '大厅',
  choose: '办哪一样',
  chooseVerb: '去办理',
  onlyHall: '请到大厅办理',
  questions: '常见问题',
  basis: '依据和监督电话',
  call: '打电话',
  map: '看地图',
} as const

const depths: Record<Guide['onlineDepth'], string> = { information: '到大厅办', appointment: '网上约，现场办', submission: '网上交，少跑腿', full: '全程网上办' }
const forms: Record<Material['form'], string> = { original: '原件', copy: '复印件', electronic: '电子件' }

export const depthWords = (guide: Guide) => depths[guide.onlineDepth]

/** 12000 → "120": whole yuan need no decimals in a fact row. */
const shortYuan = (fen: number) => displayYuan(fen).replace(/\.00$/, '')

/** Fees that grow with use: the figure alone would look like the whole price. */
const byAmount = /^每(吨|度|方|立方米|平方米|月|年|天|小时|人每年)/

function costFact(fees: GuideFee[]): Fact {
  const paid = fees.filter((fee) => fee.amountInFen > 0)
  if (paid.length === 0) return { figure: '不收', unit: '', label: '收费' }
  if (paid.length === 1) return { figure: shortYuan(paid[0].amountInFen), unit: '元', label: byAmount.test(paid[0].unit) ? `${paid[0].unit}收费` : '收费' }
  return { figure: shortYuan(Math.min(...paid.map((fee) => fee.amountInFen))), unit: '元起', label: '收费' }
}

/** The row of four under the subject. */
export function factsOf(guide: Guide): Fact[] {
  const days = guide.promisedTime.workingDays
  return [
    days === 0 ? { figure: '当场', unit: '', label: '办结' } : { figure: String(days), unit: '个工作日', label: '承诺办结' },
    guide.visits === 0 ? { figure: '不用', unit: '', label: '跑现场' } : { figure: String(guide.visits), unit: '次', label: '要跑现场' },
    costFact(guide.fees),
    guide.materials.length === 0 ? { figure: '不用', unit: '', label: '备材料' } : { figure: String(guide.materials.length), unit: '份', label: '要备材料' },
  ]
}

export const isGiven = (material: Material) => material.source !== 'ask'
export const givenWords = '免带'
export const formWords = (material: Material) => `${forms[material.form]} ${material.copies} 份`

/** The line below a material: where a free one comes from, else the case it is for and what people get wrong. */
export function materialLine(material: Material): string {
  if (isGiven(material)) return material.sharedFrom ? `从${material.sharedFrom}取，不用您带` : '用电子证照，不用您带'
  return [material.condition, material.mistakes ?? material.size].filter(Boolean).join('；')
}

export const bringNote = (materials: Material[]) => {
  const own = materials.filter((material) => !isGiven(material)).length
  return own === materials.length ? `共 ${own} 份` : own === 0 ? '都不用自己带' : `自己只要带 ${own} 份`
}

export const listText = (name: string, materials: Material[]) =>
  [`${name}，要带：`, ...materials.filter((material) => !isGiven(material)).map((material, i) => `${i + 1}. ${material.name}（${formWords(material)}）`)].join('\n')

export const feeWords = (fee: GuideFee) => (fee.amountInFen === 0 ? guideWords.free : `${displayYuan(fee.amountInFen)} 元`)
export const hoursWords = (venue: Venue) => together(`工作日 ${venue.hours.map(({ from, to }) => `${from}–${to}`).join('，')}`)
export const timeWords = (guide: Guide) =>
  guide.promisedTime.workingDays === 0 ? '当场办结' : `承诺 ${guide.promisedTime.workingDays} 个工作日办结，法定 ${guide.statutoryTime.workingDays} 个工作日`
export const checkedOn = (on: string) => `内容核对于 ${on.slice(0, 4)} 年 ${Number(on.slice(5, 7))} 月 ${Number(on.slice(8))} 日`
export const shareTitle = (name: string, guide: Guide) => {
  const fact = costFact(guide.fees)
  return `${name}：${fact.figure}${fact.unit ? ` ${fact.unit}` : '费'}，要备 ${guide.materials.length} 份材料`
}
