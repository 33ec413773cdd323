export default definePageConfig({ navigationBarTitleText: '选城市' })
