import Taro from '@tarojs/taro'
import { ask } from './bridge'

const MESSAGES_TAB = 2
let bar = { background: '#FFFFFF', foreground: '#000000' }
let title = ''

/** The phone draws the bar; when there is none to tell, nothing is lost. */
const tell = () => void ask('setTitle', { title, canGoBack: Taro.getCurrentPages().length > 1, ...bar }).catch(() => undefined)

export const setTitle = (next: string): void => {
  title = next
  tell()
}

export const setBar = (colours: { background: string; foreground: '#000000' | '#ffffff' }): void => {
  bar = colours
  tell()
}

const quiet = { fail: () => undefined }

export const setBadge = (count: number): void => {
  const done = count > 0 ? Taro.setTabBarBadge({ index: MESSAGES_TAB, text: count > 99 ? '99+' : String(count), ...quiet }) : Taro.removeTabBarBadge({ index: MESSAGES_TAB, ...quiet })
  void Promise.resolve(done).catch(() => undefined)
}

export const showTabBar = (shown: boolean): void => {
  const done = shown ? Taro.showTabBar(quiet) : Taro.hideTabBar(quiet)
  void Promise.resolve(done).catch(() => undefined)
}
