/** A bureau's mapped answer, drawn by the tile's view into values that any page can show. */
import type { QueryAnswer, ShownValue } from '#contract/api/queries'
import { isDate } from '#contract/dates'
import { displayYuan } from '#contract/money'
import type { QueryFlow, QueryView } from '#contract/tile/flow'
import type { Static } from '@sinclair/typebox'
import { maskedName } from '../identity'

type Result = Record<string, unknown>
type Shown = QueryView['facts'][number]
type As = Shown['as']
type Records = NonNullable<QueryAnswer['records']>
export type QueryFlowOf = Static<typeof QueryFlow>

const TAIL = 4

const texts: Record<As, (value: unknown, thisYear: string) => string | undefined> = {
  text: (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined),
  money: (value) => (Number.isSafeInteger(value) ? `${displayYuan(value as number)} 元` : undefined),
  date: (value, thisYear) => whenText(value, thisYear),
  month: (value, thisYear) => whenText(value, thisYear),
  count: (value) => (typeof value === 'number' ? String(value) : undefined),
  'masked-name': (value) => (typeof value === 'string' && value ? maskedName(value) : undefined),
  tail: (value) => (typeof value === 'string' && value ? `尾号 ${value.slice(-TAIL)}` : undefined),
}

/** Values that the answer lacks are left out; a page never shows an empty label. */
export function queryAnswer(view: QueryView, result: Result, today: string): QueryAnswer {
  const thisYear = today.slice(0, 4)
  const show = ({ value, label, as }: Shown): ShownValue[] => {
    const text = texts[as](result[value], thisYear)
    if (text === undefined || text === '') return []
    return [as === 'money' ? { label, text, amountInFen: result[value] as number } : { label, text }]
  }
  const headline = view.headline && show(view.headline)[0]
  const tag = view.tag?.words[String(result[view.tag.value])]
  const records = view.records && recordsOf(view.records, result, thisYear)
  return {
    ...(headline && { headline }),
    ...(tag && { tag }),
    facts: view.facts.flatMap(show),
    details: view.details.flatMap(show),
    ...(records && { records }),
    ...(view.wrongTelephone && { wrongTelephone: view.wrongTelephone }),
  }
}

function recordsOf(view: NonNullable<QueryView['records']>, result: Result, thisYear: string): Records | undefined {
  const list = result[view.list]
  if (!Array.isArray(list) || list.length === 0) return undefined
  const rows = (list as Result[]).flatMap((record) => {
    const what = texts.text(record[view.what], thisYear)
    if (!what) return []
    const on = view.on && whenText(record[view.on], thisYear)
    const amount = view.amount && record[view.amount]
    const state = view.state && texts.text(record[view.state], thisYear)
    return [{ what, ...(on && { on }), ...(Number.isSafeInteger(amount) && { amountInFen: amount as number }), ...(state && { state }) }]
  })
  return { title: view.title, rows }
}

/** "2026-11-05" → "11 月 5 日" within the year, "2019 年 7 月 8 日" outside it; "2026-10" → "2026 年 10 月". */
function whenText(value: unknown, thisYear: string): string | undefined {
  if (typeof value !== 'string') return undefined
  const [year, month, day] = value.split('-')
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return `${year} 年 ${Number(month)} 月`
  if (!isDate(value)) return undefined
  return `${year === thisYear ? '' : `${year} 年 `}${Number(month)} 月 ${Number(day)} 日`
}
