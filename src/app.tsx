import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './platform/aria'
import './platform/slim'
import { refreshMe, store } from './session/session'
import './styles/app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    // A session may have ended while the app was closed; asking once renews it before a page needs it.
    if (store.get().me) void refreshMe()
  })
  return children
}
