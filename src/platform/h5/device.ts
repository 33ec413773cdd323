import Taro from '@tarojs/taro'
import type { MapPoint } from '../platform'

/** A browser's own zoom enlarges everything already. */
export const fontScale = (): number => 1

export const callTelephone = (number: string): void => {
  window.location.href = `tel:${number.replace(/[^0-9+]/g, '')}`
}

/** The preview has no map application; the address is what the citizen can use elsewhere. */
export const openMap = ({ name, address }: MapPoint): void => {
  void copy(`${name} ${address}`).then((copied) => toast(copied ? '地址已复制' : address))
}

export const copy = (text: string): Promise<boolean> =>
  Taro.setClipboardData({ data: text }).then(() => true, () => false)

export const toast = (words: string, lastsMs = 2000): void => {
  void Taro.showToast({ title: words, icon: 'none', duration: lastsMs })
}
