import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { calls } from '#contract/api/calls'
import type { Order } from '#contract/api/payments'
import { useCall } from '../../api/use-call'
import { useOneAtATime } from '../../session/one-at-a-time'
import { send } from '../../session/session'

/** Seconds between two looks: close together while the platform's notice is likely, then seldom. */
const WAITS_S = [1, 1, 2, 3, 5, 8, 13, 20, 30]

const isOver = (order?: Order) => order?.state === 'settled' || order?.state === 'closed'
const isPaid = (order?: Order) => order?.state === 'settled' || order?.state === 'paid'

/** The order as the server knows it; looks again by itself until the story has an end. */
export function useOrder(id: string) {
  const call = useCall(calls.order, { params: { order: id } }, { cache: true })
  const [asked, setAsked] = useState<Order>()
  const [busy, setBusy] = useState(false)
  const [visible, setVisible] = useState(true)
  const looks = useRef(0)
  const oneAtATime = useOneAtATime()
  const { retry } = call
  const order = latest(call.reply, asked)

  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))

  const over = isOver(order)
  useEffect(() => {
    if (over || !visible) return
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      timer = setTimeout(() => void retry().then(look), WAITS_S[Math.min(looks.current, WAITS_S.length - 1)] * 1000)
      looks.current += 1
    }
    look()
    return () => clearTimeout(timer)
  }, [over, visible, retry])

  /** Asks the platform now, through the server. */
  const check = (): Promise<void> => oneAtATime(async () => {
    setBusy(true)
    const answer = await send(calls.checkOrder, { params: { order: id }, body: { cashier: 'unknown' } })
    setBusy(false)
    if (answer.ok) setAsked(answer.reply)
    else await retry()
    looks.current = 0
  })
  return { call, order, busy, check }
}

/** Of two reads the one that has come further; a slow older answer must not turn a paid order back. */
function latest(read?: Order, asked?: Order): Order | undefined {
  if (!read || !asked) return asked ?? read
  if (isOver(asked) || (isPaid(asked) && !isPaid(read))) return asked
  return read
}
