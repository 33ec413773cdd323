/** Moving inside a page. */
import Taro from '@tarojs/taro'

/** Scrolls so that a part stands right below what sticks to the top. */
export function scrollToPart(id: string, stickyHeight: number): void {
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -stickyHeight, duration: 200, fail: () => undefined })
}

export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0, fail: () => undefined })
}
