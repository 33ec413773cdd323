import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { platform } from '../../platform/current'
import { setCity } from '../../session/session'
import { useSession } from '../../session/use-session'

/** What the home page shows: the city's own content for everybody, and what waits for this citizen. */
export function useHome() {
  const { city } = useSession()
  const home = useCall(calls.home, { params: { city }, query: { platform: platform.name } }, { cache: true })
  const waiting = useCall(calls.waiting, {}, { cache: true })
  const shown = home.reply?.city

  const paintBar = () => {
    if (!shown) return
    platform.setBar({ background: shown.brand.brand700, foreground: '#ffffff' })
    platform.setTitle(shown.appName)
  }
  useEffect(() => {
    if (shown) setCity(shown.code, shown.brand)
    paintBar()
  }, [shown?.code, shown?.brand.brand700, shown?.appName])
  useDidShow(paintBar)

  return { home, waiting }
}
