import type { MapPoint } from '../platform'

export const fontScale = (): number => wx.getAppBaseInfo?.().fontSizeScaleFactor ?? 1

export const callTelephone = (number: string): void => {
  // Declining the host's own question is the citizen's choice, not an error.
  wx.makePhoneCall({ phoneNumber: number, fail: () => undefined })
}

export const openMap = ({ name, address, latitude, longitude }: MapPoint): void => {
  wx.openLocation({ name, address, latitude, longitude, scale: 16, fail: () => undefined })
}

export const copy = (text: string): Promise<boolean> =>
  new Promise((resolve) => wx.setClipboardData({ data: text, success: () => resolve(true), fail: () => resolve(false) }))

export const toast = (words: string, lastsMs = 2000): void => {
  wx.showToast({ title: words, icon: 'none', duration: lastsMs, fail: () => undefined })
}
