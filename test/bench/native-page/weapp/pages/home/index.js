// The home page as somebody would write it by hand for this platform: one setData with what the template reads, nothing else.
const KEPT = 'home'
const onDay = (date) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`

const shown = ({ city, tiles, lifeEvents, notices }) => ({
  theme: city.brand.theme,
  city: { name: city.name, emblem: city.emblem, example: city.searchExample, organiser: city.organiser, telephone: city.supervisionTelephone },
  tiles: tiles.slice(0, 24).map(({ key, icon, shortName, paused }) => (paused ? { key, icon, name: shortName, paused } : { key, icon, name: shortName })),
  events: lifeEvents.map(({ name, icon, tiles: parts }) => ({ name, icon, count: parts.length })),
  notices: notices.map(({ title, on, tile }) => (tile ? { title, day: onDay(on), tile } : { title, day: onDay(on) })),
})

Page({
  data: { theme: '', city: null, tiles: [], events: [], notices: [] },
  onLoad() {
    const kept = wx.getStorageSync(KEPT)
    if (kept) this.setData(shown(kept))
    wx.request({
      url: 'http://127.0.0.1:4000/api/cities/yunpu/home?platform=wechat',
      success: ({ data }) => {
        wx.setStorageSync(KEPT, data)
        if (!kept) this.setData(shown(data))
      },
    })
  },
  openCities() { wx.navigateTo({ url: '/account/cities/index' }) },
  openElder() {},
  openSearch() { wx.navigateTo({ url: '/pages/search/index' }) },
  openServices() { wx.switchTab({ url: '/pages/services/index' }) },
  openTile(event) { wx.navigateTo({ url: `/service/guide/index?city=yunpu&tile=${event.currentTarget.dataset.key}` }) },
  openEvent() {},
  signIn() {},
  callSupervision() { wx.makePhoneCall({ phoneNumber: this.data.city.telephone }) },
  openAbout() { wx.navigateTo({ url: '/account/about/index' }) },
})
