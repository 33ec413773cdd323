import { tabIcons } from '../tab-icons'

const MESSAGES_TAB = 2
const quiet = { fail: () => undefined }

export const setTitle = (title: string): void => {
  wx.setNavigationBarTitle({ title, ...quiet })
}

export const setBar = ({ background, foreground }: { background: string; foreground: '#000000' | '#ffffff' }): void => {
  wx.setNavigationBarColor({ frontColor: foreground, backgroundColor: background, ...quiet })
}

/** The calls fail on pages without a tab bar; the tab pages set it again when they show. */
export const setBadge = (count: number): void => {
  if (count > 0) wx.setTabBarBadge({ index: MESSAGES_TAB, text: count > 99 ? '99+' : String(count), ...quiet })
  else wx.removeTabBarBadge({ index: MESSAGES_TAB, ...quiet })
}

export const showTabBar = (shown: boolean): void => {
  if (shown) wx.showTabBar(quiet)
  else wx.hideTabBar(quiet)
}

/** The host draws its bar from the page's own configuration. */
export const pageShown = (): void => undefined

export const paintTabs = (theme: string, selectedColour: string): void => {
  wx.setTabBarStyle({ color: '#5C6877', selectedColor: selectedColour, backgroundColor: '#FFFFFF', borderStyle: 'white', ...quiet })
  tabIcons(theme).forEach((item, index) => wx.setTabBarItem({ index, ...item, ...quiet }))
}
