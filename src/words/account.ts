export const citiesWords = {
  choose: '选城市',
  chosen: '正在看',
  note: '换城市只换服务，您的预约和缴费都还在',
} as const

export const looksWords = {
  intro: '部门和系统每次看您的个人信息，都记在这里。不认识的，可以打监督电话问',
  none: '还没有人看过您的信息',
  noneLine: '只有您办事时，相关部门才会看',
  signInTitle: '登录后看记录',
  signInLine: '谁在什么时候、为什么看过您的信息',
  why: (why: string) => `为了${why}`,
} as const

export const settingsWords = {
  elder: '长辈版',
  elderLine: '字大、按钮大，一次只说一件事',
  font: '字号',
  sample: '11 月 24 日 周二 09:30 到政务服务中心',
  reminders: '消息提醒',
  reminderLines: (name: string) => [
    `预约、缴费、查询时，会问您要不要${name}。允许一次，就提醒一次。`,
    '不允许也照样办。每一步进展都在“消息”里。',
    '选过“总是保持”的，可以到右上角的设置里改。',
  ],
  on: '已打开',
  off: '已关闭',
} as const

export const aboutWords = {
  organiser: '主办单位',
  supervision: '监督电话',
  version: '版本',
  dial: '拨打',
  privacy: '您的信息怎么用',
  privacyLines: [
    '只在您办事时用：预约要姓名和证件号，查询要证件号，发消息只用平台给的编号。',
    '证件号加密存放，页面上只显示头尾。谁看过，您在“谁看过我的信息”里都能查到。',
    '最近搜过的词和已看过的内容只存在这部手机上，退出登录就清掉属于您的部分。',
  ],
  icons: '图标',
  iconsText: 'Tabler Icons，MIT 许可，© Paweł Kuna',
} as const
