export default definePageConfig({ navigationBarTitleText: '城市办事', navigationBarBackgroundColor: '#154C8A', navigationBarTextStyle: 'white', enableShareAppMessage: true })
