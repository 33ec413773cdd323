import { tabIcons } from '../tab-icons'

const MESSAGES_TAB = 2
const quiet = { fail: () => undefined }

export const setTitle = (title: string): void => {
  my.setNavigationBar({ title, ...quiet })
}

/** Alipay chooses the title's colour itself by the background's brightness. */
export const setBar = ({ background }: { background: string; foreground: '#000000' | '#ffffff' }): void => {
  my.setNavigationBar({ backgroundColor: background, ...quiet })
}

/** The calls fail on pages without a tab bar; the tab pages set it again when they show. */
export const setBadge = (count: number): void => {
  if (count > 0) my.setTabBarBadge({ index: MESSAGES_TAB, text: count > 99 ? '99+' : String(count), ...quiet })
  else my.removeTabBarBadge({ index: MESSAGES_TAB, ...quiet })
}

export const showTabBar = (shown: boolean): void => {
  if (shown) my.showTabBar(quiet)
  else my.hideTabBar(quiet)
}

/** The host draws its bar from the page's own configuration. */
export const pageShown = (): void => undefined

export const paintTabs = (theme: string, selectedColour: string): void => {
  my.setTabBarStyle({ color: '#5C6877', selectedColor: selectedColour, backgroundColor: '#FFFFFF', borderStyle: 'white', ...quiet })
  tabIcons(theme).forEach((item, index) => my.setTabBarItem({ index, ...item, ...quiet }))
}
