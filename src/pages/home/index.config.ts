export default definePageConfig({ navigationBarTitleText: '云浦办事' })
