import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { calls } from '#contract/api/calls'
import { platform } from '../platform/current'
import { send, setUnread, store } from './session'
import { useSession } from './use-session'

const ASK_AGAIN_MS = 15_000
let askedAt = 0

/** The number on the 消息 tab, asked for when a tab page shows, but not at every change of tab. */
async function refreshUnread(): Promise<void> {
  if (!store.get().me || Date.now() - askedAt < ASK_AGAIN_MS) return
  askedAt = Date.now()
  const answer = await send(calls.inbox, {})
  if (answer.ok) setUnread(answer.reply.unread)
}

/** What the four tab pages share: the native bar steps aside for the larger one of 长辈版 and for an open sheet, the badge is right. */
export function useTabPage(sheetOpen = false): void {
  const { elder, unread, signedIn, brand } = useSession()
  useDidShow(() => {
    platform.showTabBar(!store.get().elder)
    platform.setBadge(store.get().unread)
    if (brand) platform.paintTabs(brand.theme, brand.brand600)
    void refreshUnread()
  })
  useEffect(() => platform.showTabBar(!elder && !sheetOpen), [elder, sheetOpen])
  useEffect(() => platform.setBadge(unread), [unread])
  useEffect(() => {
    if (brand) platform.paintTabs(brand.theme, brand.brand600)
  }, [brand?.theme, brand?.brand600])
  useEffect(() => void refreshUnread(), [signedIn])
}
