/** Lays two tellings of one story side by side. What differs and is not explained here is a fault in the app. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beijingDate } from '#contract/dates'
import type { Seen, Telling } from './story'

export interface Difference { story: string; step: string; kind: 'words' | 'route' | 'title' | 'requests' | 'calls'; weapp: string; alipay: string }

/** The platforms' own names and numbers: the only thing a citizen may read differently. */
const NAMES: [RegExp, string][] = [
  [/微信提醒|支付宝消息/g, '〈提醒〉'], [/微信支付|微信|支付宝/g, '〈平台〉'],
  [/platform=(wechat|alipay)/g, 'platform=P'], [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID'],
  [/\b\d{20,32}\b/g, '〈单号〉'], [/-(wx|ali)\b/g, '-P'], [/(今天|昨天)? ?\d{1,2}:\d{2}(:\d{2})? (的数据|更新)/g, '〈时刻〉$3'], [/已问 \d+ 次/g, '已问 n 次'],
  [/\b\d{1,2}:\d{2}:\d{2}\b|^\d{1,2}:\d{2}$/g, '〈时刻〉'], [/(今天|刚刚) ?(\d{1,2}:\d{2})?/g, '〈今天〉'], [/凭证号?\S*|[A-Z]{1,4}\d{8,}/g, '〈凭证〉'],
]

/** The same act under each platform's own name, and what it came to. */
const CALLS: [RegExp, string][] = [
  [/^(login|getAuthCode) ok/, 'sign-in'], [/^(requestPayment ok|tradePay 9000)/, 'pay finished'],
  [/^(requestPayment requestPayment:fail cancel|tradePay 6001)/, 'pay cancelled'], [/^(requestFacialVerify ok|startAPVerify 9000)/, 'face passed'],
]

const rename = (table: [RegExp, string][], text: string): string => table.reduce((now, [from, to]) => now.replace(from, to), text)

/** Two tellings happen one after the other: a moment of today is when they happened. What was booked for another day stays. */
function withoutNow(text: string): string {
  const [year, month, day] = beijingDate(Date.now()).split('-').map(Number)
  return text.replace(new RegExp(`(${year} ?年 ?)?${month} ?月 ?${day} ?日 (周. )?\\d{1,2}:\\d{2}(?!–)`, 'g'), '〈今天的时刻〉')
}
const plain = (text: string): string => rename(NAMES, withoutNow(text))

/** Reads are repeated by timers, so each counts once; what changes something counts every time. */
function requestsOf(seen: Seen): string[] {
  const all = seen.requests.map(plain).map((line) => line.replace(/^(GET .*) (200|304)$/, '$1 ok'))
  const reads = new Set(all.filter((line) => line.startsWith('GET') || /\/checks /.test(line)))
  return [...all.filter((line) => !reads.has(line)), ...reads].sort()
}

const callsOf = (seen: Seen): string[] => [...new Set(seen.calls.map((call) => plain(rename(CALLS, call))))].sort()

const comparable = (seen: Seen): Record<Difference['kind'], string> => ({
  words: seen.words.map(plain).join(' | '), route: seen.route, title: plain(seen.title), requests: requestsOf(seen).join('\n'), calls: callsOf(seen).join('\n'),
})

/** Differences we know and accept, each with its reason. None at present. */
export const explained: { story: RegExp; kind: Difference['kind']; reason: string }[] = []

export function differences(weapp: Telling, alipay: Telling): Difference[] {
  return weapp.seen.flatMap((left, index) => {
    const one = comparable(left)
    const other = comparable(alipay.seen[index])
    return (Object.keys(one) as Difference['kind'][])
      .filter((kind) => one[kind] !== other[kind])
      .filter((kind) => !explained.some((known) => known.kind === kind && known.story.test(weapp.story)))
      .map((kind) => ({ story: weapp.story, step: left.what, kind, weapp: one[kind], alipay: other[kind] }))
  })
}

export interface ParityLine { story: string; steps: number; words: number; requests: number; calls: number; differences: number }

export const lineOf = (weapp: Telling, found: Difference[]): ParityLine => ({
  story: weapp.story, steps: weapp.seen.length,
  words: weapp.seen.reduce((sum, seen) => sum + seen.words.length, 0),
  requests: weapp.seen.reduce((sum, seen) => sum + seen.requests.length, 0),
  calls: weapp.seen.reduce((sum, seen) => sum + seen.calls.length, 0),
  differences: found.length,
})

export function writeReport(lines: ParityLine[], found: Difference[], tellings: Telling[]): string {
  const folder = path.resolve(__dirname, '../../.cache')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'parity.json'), JSON.stringify({ lines, differences: found, tellings }, null, 2))
  const heads: (keyof ParityLine)[] = ['steps', 'words', 'requests', 'calls', 'differences']
  const rows = lines.map((line) => `${heads.map((head) => String(line[head]).padStart(head.length + 2)).join('')}  ${line.story}`)
  return [`${heads.map((head) => head.padStart(head.length + 2)).join('')}  story (compared in both containers)`, ...rows].join('\n')
}
