import type { MapPoint } from '../platform'

const STANDARD_FONT_PX = 16

export function fontScale(): number {
  const size = Number(my.getSystemInfoSync().fontSizeSetting)
  return size > 0 ? size / STANDARD_FONT_PX : 1
}

export const callTelephone = (number: string): void => {
  my.makePhoneCall({ number })
}

export const openMap = ({ name, address, latitude, longitude }: MapPoint): void => {
  my.openLocation({ name, address, latitude: String(latitude), longitude: String(longitude), scale: 16 })
}

export const copy = (text: string): Promise<boolean> =>
  new Promise((resolve) => my.setClipboard({ text, success: () => resolve(true), fail: () => resolve(false) }))

export const toast = (words: string, lastsMs = 2000): void => {
  my.showToast({ content: words, type: 'none', duration: lastsMs })
}
