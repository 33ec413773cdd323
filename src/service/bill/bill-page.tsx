import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Bill } from '#contract/api/payments'
import { platform } from '../../platform/current'
import { pathTo, replaceWith } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { FaultCard } from '../../session/fault-card'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { ErrorCard } from '../../ui/error-card'
import { Notice } from '../../ui/notice'
import { billWords, payWords } from '../../words/bill'
import { BillView } from './bill-view'
import type { Payment } from './use-payment'

function PayButton({ bill, payment }: { bill: Bill; payment: Payment }) {
  if (bill.state !== 'unpaid' && bill.orderId) {
    const { orderId } = bill
    return <Button label={bill.state === 'paid' ? billWords.seeReceipt : billWords.seeOrder} onTap={() => replaceWith(pathTo('/service/order/index', { id: orderId }))} />
  }
  return <Button label={payWords(platform.payName, bill.amountInFen)} busy={payment.busy && billWords.opening} onTap={() => void payment.pay(bill)} />
}

/** One bill and the one button that pays it. */
export function BillPageView({ bill, payment, above, second }: { bill: Bill; payment: Payment; above?: ReactNode; second?: { label: string; onTap: () => void } }) {
  return (
    <CityPage bar={<BottomBar actions={second && !payment.busy ? [{ icon: 'arrow-left', ...second }] : []}><PayButton bill={bill} payment={payment} /></BottomBar>}>
      {above}
      {payment.cancelled ? <Notice icon="circle-check" text={billWords.cancelled} /> : null}
      {payment.refused ? <ErrorCard title={billWords.refusedTitle} kept={payment.refused} other={billWords.refusedOther} /> : null}
      {payment.fault ? <FaultCard fault={payment.fault} onRetry={() => void payment.pay(bill)} /> : null}
      <View><BillView bill={bill} /></View>
    </CityPage>
  )
}
