import { calls } from '#contract/api/calls'
import { displayYuan } from '#contract/money'
import { useCall } from '../../api/use-call'
import { go, openTab, pathTo } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { Reading } from '../../session/reading'
import { Card } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { ListRow } from '../../ui/list-row'
import { StatusTag } from '../../ui/status-tag'
import { orderStates, orderWords } from '../../words/bill'
import { displayInstant } from '../../words/everywhere'

export default function OrdersPage() {
  const call = useCall(calls.orders, {}, { cache: true })
  return (
    <CityPage>
      <Reading of={call}>
        {({ orders }) => orders.length === 0 ? (
          <Card><EmptyState icon="receipt" title={orderWords.none} line={orderWords.noneLine} action={orderWords.goPay} onAction={() => openTab('services')} /></Card>
        ) : (
          <Card rows>
            {orders.map((order) => (
              <ListRow
                key={order.id} icon="receipt-yuan" title={order.title} sub={displayInstant(order.paidAt ?? order.createdAt)} valueTag={<StatusTag {...orderStates[order.state]} />}
                value={`${displayYuan(order.amountInFen)} 元`} valueStrong onTap={() => go(pathTo('/service/order/index', { id: order.id }))}
              />
            ))}
          </Card>
        )}
      </Reading>
    </CityPage>
  )
}
