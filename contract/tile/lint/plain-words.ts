/** Plain words: what a citizen would say, not what a form of 1990 said. */
import type { Finding, TileRule } from './problem'

/** Word → what to write instead. */
const officialese: [RegExp, string][] = [
  [/温馨提示/, '直接说事'], [/请您?注意/, '直接说事'], [/予以/, '去掉'], [/提请/, '改成“请”或去掉'], [/敬请/, '去掉'], [/耐心等[待候]/, '写明最晚哪天答复'],
  [/之?相关规定/, '写明是哪部法规'], [/特此/, '去掉'], [/兹[有因]/, '去掉'], [/贵(?:单位|方)/, '改成“您”'], [/系统繁忙/, '写明发生了什么、怎么办'], [/尊敬的/, '去掉'], [/谢谢(?:合作|配合)/, '去掉'],
  [/凭此|持此/, '改成“带”'], [/即可(?:办理|领取)/, '写明去哪、怎么做'], [/[!！]/, '不用感叹号'], [/其他(?:相关)?材料/, '写明是哪份材料'],
]

/** Texts of a law are quoted as they are; codes and patterns are not for citizens. */
const quoted = new Set(['legalBasis', 'basis', 'pattern', 'uscc', '$schema', 'url'])

export const plainWordsRule: TileRule = { id: 'plain-words', check: (tile) => wordsFindings(tile, '') }

export function wordsFindings(value: unknown, path: string): Finding[] {
  if (typeof value === 'string') {
    return officialese.flatMap(([pattern, instead]) => {
      const found = pattern.exec(value)
      return found ? [{ path, reason: `“${found[0]}”不是大白话：${instead}` }] : []
    })
  }
  if (Array.isArray(value)) return value.flatMap((one, i) => wordsFindings(one, `${path}/${i}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => (quoted.has(key) ? [] : wordsFindings(member, `${path}/${key}`)))
}
