const tab = (name: string, text: string) => ({ pagePath: `pages/${name}/index`, text, iconPath: `assets/tab-${name}.png`, selectedIconPath: `assets/tab-${name}-on.png` })

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/services/index', 'pages/messages/index', 'pages/me/index', 'pages/search/index'],
  subPackages: [
    { root: 'service', pages: ['guide/index', 'book/index', 'booked/index', 'query/index', 'bill/index', 'order/index'] },
    { root: 'account', pages: ['bookings/index', 'booking/index', 'orders/index', 'real-name/index', 'cities/index', 'looks/index', 'settings/index', 'about/index'] },
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['service', 'account'] } },
  tabBar: {
    color: '#5C6877',
    selectedColor: '#1A5FAB',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('home', '首页'), tab('services', '服务'), tab('messages', '消息'), tab('me', '我的')],
  },
  window: { navigationBarTitleText: '城市办事', navigationBarBackgroundColor: '#FFFFFF', navigationBarTextStyle: 'black', backgroundColor: '#F3F5F8', backgroundTextStyle: 'dark' },
  lazyCodeLoading: 'requiredComponents',
  darkmode: false,
  __usePrivacyCheck__: true,
})
