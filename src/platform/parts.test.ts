/** Which part is being read, from each host's own observers. */
import { watchParts as watchInAlipay } from './alipay/parts'
import type { PartsToWatch } from './platform'
import { watchParts as watchInWechat } from './weapp/parts'

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { getCurrentInstance: () => ({ page: {} }) } }))

interface Watched { selector: string; margins: object; tell(intersectionRatio: number): void; live: boolean }

/** A window 700 high whose observers the test moves by hand. */
function aWindow() {
  const watched: Watched[] = []
  const createIntersectionObserver = () => {
    const one: Watched = { selector: '', margins: {}, tell: () => undefined, live: true }
    watched.push(one)
    const observer = {
      relativeToViewport(margins: object) { one.margins = margins; return observer },
      observe(selector: string, listener: (seen: { intersectionRatio: number }) => void) { Object.assign(one, { selector, tell: (intersectionRatio: number) => listener({ intersectionRatio }) }) },
      disconnect() { one.live = false },
    }
    return observer
  }
  Object.assign(globalThis, {
    wx: { createIntersectionObserver, getWindowInfo: () => ({ windowHeight: 700 }) },
    my: { createIntersectionObserver, getSystemInfoSync: () => ({ windowHeight: 700 }) },
  })
  return watched
}

test.each([['WeChat', watchInWechat], ['Alipay', watchInAlipay]] as [string, (parts: PartsToWatch) => () => void][])('on %s a part that comes under the line is told, one that leaves is not', (_name, watch) => {
  const watched = aWindow()
  const read: string[] = []
  const stop = watch({ ids: ['part-who', 'part-cost'], below: 48, onPart: (id) => read.push(id) })
  expect(watched.map(({ selector, margins }) => ({ selector, margins }))).toEqual([
    { selector: '#part-who', margins: { top: -88, bottom: -611 } },
    { selector: '#part-cost', margins: { top: -88, bottom: -611 } },
  ])
  watched[0].tell(0)
  watched[1].tell(0.01)
  expect(read).toEqual(['part-cost'])
  stop()
  expect(watched.map(({ live }) => live)).toEqual([false, false])
})
