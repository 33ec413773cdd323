/** Every sentence an operator reads on the first pages. */
export const words = {
  title: '城市办事 运营台',
  signIn: { name: '账号', password: '密码', submit: '登录', busy: '正在登录…', demo: '演示账号：operator / operator-demo' },
  signOut: '退出',
  tiles: {
    title: '服务清单',
    sub: '线上的每一项服务，有问题的排在前面。按 / 搜索，j k 上下移动，Enter 看线上版本。',
    search: '搜名称或部门',
    allCities: '全部城市',
    allChannels: '全部渠道',
    onlyProblems: '只看有问题的',
    export: '导出表格',
    empty: '没有符合条件的服务',
    columns: { name: '服务', city: '城市', department: '部门', bureau: '部门接口', version: '线上版本', channels: '渠道', bookings: '预约', settled: '已缴', open: '在途', published: '最近发布' },
    bureau: { up: '正常', down: '不通', none: '不用接口' },
    channels: { wechat: '微信', alipay: '支付宝' } as Record<string, string>,
    retry: '再试一次',
  },
} as const
