import Taro from '@tarojs/taro'
import { tabIcons } from '../tab-icons'
import { ask } from './bridge'

const MESSAGES_TAB = 2
interface Bar { title: string; background: string; foreground: '#000000' | '#ffffff' }

/** What pages have said since; by path, so that coming back shows it again. */
const said: Record<string, Partial<Bar>> = {}

const path = (): string => window.location.hash

function configured(): Bar {
  const config = (Taro.getCurrentInstance().page as { config?: Record<string, string> } | null)?.config ?? {}
  return {
    title: config.navigationBarTitleText ?? '',
    background: config.navigationBarBackgroundColor ?? '#FFFFFF',
    foreground: config.navigationBarTextStyle === 'white' ? '#ffffff' : '#000000',
  }
}

/** The phone draws the bar; when there is none to tell, nothing is lost. */
const tell = () => void ask('setTitle', { ...configured(), ...said[path()], canGoBack: Taro.getCurrentPages().length > 1 }).catch(() => undefined)

function say(change: Partial<Bar>): void {
  said[path()] = { ...said[path()], ...change }
  tell()
}

export const pageShown = (): void => tell()
export const setTitle = (title: string): void => say({ title })
export const setBar = (colours: { background: string; foreground: '#000000' | '#ffffff' }): void => say(colours)

const quiet = { fail: () => undefined }

export const setBadge = (count: number): void => {
  const done = count > 0 ? Taro.setTabBarBadge({ index: MESSAGES_TAB, text: count > 99 ? '99+' : String(count), ...quiet }) : Taro.removeTabBarBadge({ index: MESSAGES_TAB, ...quiet })
  void Promise.resolve(done).catch(() => undefined)
}

export const showTabBar = (shown: boolean): void => {
  const done = shown ? Taro.showTabBar(quiet) : Taro.hideTabBar(quiet)
  void Promise.resolve(done).catch(() => undefined)
}

export const paintTabs = (theme: string, selectedColour: string): void => {
  const calm = (done: unknown) => void Promise.resolve(done).catch(() => undefined)
  calm(Taro.setTabBarStyle({ color: '#5C6877', selectedColor: selectedColour, backgroundColor: '#FFFFFF', borderStyle: 'white', ...quiet }))
  tabIcons(theme).forEach((item, index) => calm(Taro.setTabBarItem({ index, ...item, ...quiet })))
}
