export const searchWords = {
  placeholder: '说说要办什么，如“换护照”',
  button: '搜索',
  recent: '最近搜过',
  clear: '清空',
  popular: '大家常办',
  none: (words: string) => `没有找到“${words}”`,
  noneLine: '换个说法试试，或打 12345 直接问',
  byTheme: '按主题找',
  call: '打 12345 问',
  found: (count: number) => `找到 ${count} 项`,
} as const
