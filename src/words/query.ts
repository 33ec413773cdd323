/** What the query page says. */
export const queryWords = {
  ask: '同意并查询',
  asking: '正在查询…',
  askAgain: '再查一次',
  consentTitle: '要用到您的信息',
  hide: '隐藏',
  show: '显示',
  hidden: '****',
  nothingOther: '要是不对，可以打 12345 问',
  guide: '看办事指南',
  wrong: '数据不对？',
  pay: '去缴款',
  change: '改查询条件',
  call: '打电话问',
} as const

export const sourceWords = (when: string, bureau: string) => `${when} 的数据，来自${bureau}`
export const staleWords = (when: string, bureau: string) => `这是${when} 的数据，${bureau}暂停`

export const callBureau = (telephone: string) => `打 ${telephone} 问`

export const bureauDownWords = (bureau: string, telephone: string) => ({
  title: '还没有查到',
  kept: `${bureau}的系统暂时没有回应。您填的都还在，过一会儿再查。`,
  other: `也可以打 ${telephone}，或直接去大厅查`,
})
