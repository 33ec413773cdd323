import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { calls } from '#contract/api/calls'
import type { Order } from '#contract/api/payments'
import { platform } from '../../platform/current'
import { goBack, openTab, pathTo, replaceWith } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { Reading } from '../../session/reading'
import { send } from '../../session/session'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { Skeleton } from '../../ui/skeleton'
import { orderWords } from '../../words/bill'
import { OrderFacts, OrderHead, OrderStory, WhatNext } from './order-faces'
import { useOrder } from './use-order'
import './order.scss'

const HOTLINE = '12345'

/** The bill knows its city and tile; the order only knows the bill. */
function PayAgain({ order }: { order: Order }) {
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    const answer = await send(calls.bill, { params: { bill: order.billId } })
    setBusy(false)
    if (answer.ok) replaceWith(pathTo('/service/bill/index', { city: answer.reply.city, tile: answer.reply.tile, id: order.billId }))
    else platform.toast(answer.fault.title)
  }
  return <Button label={orderWords.again} busy={busy && '正在打开…'} onTap={() => void open()} />
}

function Bar({ order, busy, check }: { order: Order; busy: boolean; check: () => Promise<void> }) {
  const records = <Button label={orderWords.records} kind="soft" onTap={() => replaceWith('/account/orders/index')} />
  if (order.state === 'settled' || order.state === 'paid') return <BottomBar two>{records}<Button label={orderWords.done} onTap={() => openTab('home')} /></BottomBar>
  if (order.state === 'closed') return <BottomBar two><Button label="返回" kind="soft" onTap={goBack} /><PayAgain order={order} /></BottomBar>
  return (
    <BottomBar two>
      <Button label={orderWords.ask} kind="soft" onTap={() => platform.callTelephone(HOTLINE)} />
      <Button label={orderWords.checkAgain} busy={busy && orderWords.checkingNow} onTap={() => void check()} />
    </BottomBar>
  )
}

/** One page with three faces: paid, being verified, not paid. It heals by itself. */
export default function OrderPage() {
  const { id = '' } = useRouter().params
  const { call, order, busy, check } = useOrder(id)
  const checking = order && order.state !== 'settled' && order.state !== 'paid' && order.state !== 'closed'
  return (
    <CityPage bar={order && <Bar order={order} busy={busy} check={check} />}>
      <Reading of={{ ...call, reply: order }} skeleton={<Skeleton tall plain rows={4} />}>
        {(shown) => (
          <>
            <OrderHead order={shown} />
            {shown.timeline.length ? <OrderStory order={shown} /> : null}
            {checking ? <WhatNext order={shown} /> : null}
            <OrderFacts order={shown} />
          </>
        )}
      </Reading>
    </CityPage>
  )
}
