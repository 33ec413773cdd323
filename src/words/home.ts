export const homeWords = {
  elderOn: '长辈版',
  elderOff: '回标准版',
  search: (example: string) => `说说要办什么，如“${example}”`,
  searchElder: '要办什么事？',
  waiting: '等您处理',
  waitingCount: (count: number) => `${count} 件`,
  waitingCountElder: (count: number) => `共 ${count} 件`,
  lifeEventSub: (count: number) => `${count} 项一起办`,
  notices: '通知',
  organiser: (name: string) => `主办单位：${name}`,
  supervision: '监督电话',
  call: '打电话问 12345',
  act: { booking: '看预约', bill: '去缴', order: '看进度' },
  actElder: { booking: '看预约', bill: '去缴费', order: '看缴费进度' },
  nothingHere: '这个城市还没有上线服务',
  nothingHereLine: '可以换一个城市看看',
  changeCity: '换城市',
  changesCity: '，换城市',
  lifeEventMissing: '这几项服务还在准备，可以先打 12345 问',
} as const

export const HOTLINE = '12345'
