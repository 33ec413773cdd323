import { Text, View } from '@tarojs/components'
import type { Order } from '#contract/api/payments'
import { displayYuan } from '#contract/money'
import { beijingDate, beijingTime } from '#contract/dates'
import { platform } from '../../platform/current'
import { Amount } from '../../ui/amount'
import { Card } from '../../ui/card'
import { KeyValues } from '../../ui/key-values'
import { ResultHead } from '../../ui/result-head'
import { Timeline, type TimelineItem } from '../../ui/timeline'
import { askedWords, methodName, orderWords } from '../../words/bill'
import { displayInstant, together } from '../../words/everywhere'

/** A green tick only when the server has the platform's fact (T2). */
export function OrderHead({ order }: { order: Order }) {
  if (order.state === 'settled') return <ResultHead face="ok" title={orderWords.settled}><PaidAmount order={order} /></ResultHead>
  if (order.state === 'paid') return <ResultHead face="wait" title={orderWords.paid} line={orderWords.paidLine}><PaidAmount order={order} /></ResultHead>
  if (order.state === 'closed') return <ResultHead face="none" title={orderWords.closed} line={orderWords.closedLine(order.dueOn)} />
  return <ResultHead face="wait" title={orderWords.checking(methodName[order.platform])} line={orderWords.checkingLine} />
}

function PaidAmount({ order }: { order: Order }) {
  return <View><Amount digits={displayYuan(order.amountInFen)} centre /><View className="sub">{together(order.title)}</View></View>
}

const clock = (at: string) => (beijingDate(at) === beijingDate(Date.now()) ? beijingTime(at) : displayInstant(at))

function stepsOf(order: Order): TimelineItem[] {
  return order.timeline.map((step) => ({
    title: step.title, detail: step.detail, state: step.state,
    when: step.at ? clock(step.at) : step.state === 'now' && order.state !== 'paid' && !step.detail?.includes('已问') ? askedWords(order.asked) || undefined : undefined,
  }))
}

export function OrderStory({ order }: { order: Order }) {
  return <Card><Timeline steps={stepsOf(order)} /></Card>
}

function Case({ title, text }: { title: string; text: string }) {
  return <View className="b ink7 order-case"><Text className="bs">{title}</Text><Text>{text}</Text></View>
}

/** While it is being verified: what happens in each case, so that nobody pays twice. */
export function WhatNext({ order }: { order: Order }) {
  return (
    <Card>
      <View className="t2">{orderWords.next}</View>
      <Case title={orderWords.ifPaid} text={orderWords.ifPaidThen} />
      <Case title={orderWords.ifNot} text={orderWords.ifNotThen} />
      <Case title={orderWords.ifStuck} text={orderWords.ifStuckThen(order.refundDays)} />
    </Card>
  )
}

const copyNumber = async (number: string) => {
  if (await platform.copy(number)) platform.toast(orderWords.copied)
}

export function OrderFacts({ order }: { order: Order }) {
  const paid = order.state === 'settled' || order.state === 'paid'
  return (
    <Card rows>
      <KeyValues
        items={[
          { label: orderWords.number, text: order.number, side: orderWords.copy, onSide: () => void copyNumber(order.number) },
          ...(paid ? [{ label: orderWords.method, text: methodName[order.platform] }] : []),
          { label: '收款方', text: order.payee },
          ...(order.receiptNumber ? [{ label: orderWords.receiptNumber, text: order.receiptNumber }] : []),
        ]}
      />
    </Card>
  )
}
