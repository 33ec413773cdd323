/** Native tab bars take pictures only: a city has its own when scripts/make-icons.mjs drew them, else the blue ones. */
const drawn = ['songling']

const tabs = [['home', '首页'], ['services', '服务'], ['messages', '消息'], ['me', '我的']] as const

export const tabIcons = (theme: string) =>
  tabs.map(([name, text]) => ({ text, iconPath: `assets/tab-${name}.png`, selectedIconPath: `assets/tab-${name}-on${drawn.includes(theme) ? `-${theme}` : ''}.png` }))
