export default defineAppConfig({
  pages: ['pages/home/index'],
  window: { navigationBarTitleText: '城市办事', navigationBarBackgroundColor: '#ffffff', navigationBarTextStyle: 'black', backgroundColor: '#F3F5F8' },
})
