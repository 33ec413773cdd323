/** The sixteen themes as citizens call them. */
import type { themes, Identity } from '#contract/tile/identity'
import type { Static } from '@sinclair/typebox'

export type Theme = (typeof themes)[number]
export type Verb = Static<typeof Identity>['verb']

export const themeWords: Record<Theme, string> = {
  birth: '生育收养', school: '入学', work: '就业创业', 'social-insurance': '社会保障', medical: '看病就医', housing: '住房',
  traffic: '交通出行', certificates: '证件证明', 'exit-entry': '出境入境', marriage: '婚姻', tax: '税费', utilities: '水电气',
  'elder-care': '养老', business: '开办企业', law: '法律服务', progress: '办件进度',
}

export const verbWords: Record<Verb, string> = { query: '查一查', handle: '办一办', pay: '缴一缴' }

/** The word on a row's right: what a tap leads to. */
export const verbShort: Record<Verb, string> = { query: '去查', handle: '去办', pay: '去缴' }

/** A theme this version does not know is shown by its key rather than hidden. */
export const themeName = (key: string): string => themeWords[key as Theme] ?? key
export const verbOrder: Verb[] = ['query', 'handle', 'pay']
