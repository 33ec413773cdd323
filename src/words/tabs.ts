export const tabWords = { home: '首页', services: '服务', messages: '消息', me: '我的' } as const
