import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Bill } from '#contract/api/payments'
import { displayYuan } from '#contract/money'
import { Amount } from '../../ui/amount'
import { Card } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { KeyValues } from '../../ui/key-values'
import { StatusTag } from '../../ui/status-tag'
import { billWords, dueTag, keepWords } from '../../words/bill'
import { together } from '../../words/everywhere'
import './bill.scss'

function Items({ bill }: { bill: Bill }) {
  const [open, setOpen] = useState(false)
  const basis = [bill.basis.title, bill.basis.article].filter(Boolean).join(' ')
  return (
    <Card>
      <View className="t2">{billWords.how}</View>
      {bill.items.map((item) => (
        <View key={item.name} className="bill-item">
          <View className="item-text"><View className="b">{item.name}</View>{item.formula ? <View className="sub">{together(item.formula)}</View> : null}</View>
          <Text className="item-value item-strong">{`${displayYuan(item.amountInFen)} 元`}</Text>
        </View>
      ))}
      <View className="bill-item" aria-role={bill.basis.text ? 'button' : undefined} onClick={bill.basis.text ? () => setOpen(!open) : undefined}>
        <View className="item-text"><View className="b">{billWords.basis}</View><View className="sub">{basis}</View>{open ? <View className="sub bill-basis">{bill.basis.text}</View> : null}</View>
        {bill.basis.text ? <View className="row sub bill-read"><Text>{billWords.readBasis}</Text><Icon name={open ? 'chevron-up' : 'chevron-down'} size={16} className="item-go" /></View> : null}
      </View>
    </Card>
  )
}

/** The amount first, then what and when, then how it came about. */
export function BillView({ bill }: { bill: Bill }) {
  const tag = dueTag(bill)
  return (
    <View>
      <Card>
        <View className="row wrap"><Text className="sub grow">{billWords.due}</Text>{tag ? <StatusTag {...tag} /> : null}</View>
        <Amount digits={displayYuan(bill.amountInFen)} />
        <View className="b ink7 bill-what">{together(bill.title)}</View>
      </Card>
      <Items bill={bill} />
      <Card rows><View className="bill-facts"><KeyValues items={[...bill.facts, { label: billWords.payee, text: bill.payee }, { label: billWords.receipt, text: bill.receipt }]} /></View></Card>
      <View className="bill-keep"><Icon name="shield-check" size={18} /><Text className="grow">{keepWords(bill.payee)}</Text></View>
    </View>
  )
}
