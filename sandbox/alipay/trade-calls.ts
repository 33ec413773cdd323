/** alipay.trade.query and alipay.trade.close. */
import { beijingText } from '../ids'
import type { World } from '../world'
import { alipayFault, succeeded, type Node } from './answer'
import { keepTrade, tradeByOurNumber, tradeByTradeNo, yuan, type AlipayTrade } from './trade'

interface Numbers { out_trade_no?: string; trade_no?: string }

/** trade_no wins when both are given. */
function find(world: World, { out_trade_no: ours, trade_no: theirs }: Numbers): AlipayTrade | undefined {
  if (theirs) return tradeByTradeNo(world, theirs)
  return ours ? tradeByOurNumber(world, ours) : undefined
}

const notThere = () => alipayFault(40004, 'ACQ.TRADE_NOT_EXIST', '交易不存在')

export function queryTrade(world: World, numbers: Numbers): Node {
  const trade = find(world, numbers)
  if (!trade) return notThere()
  const amount = yuan(trade.totalInFen)
  const paid = trade.status === 'TRADE_SUCCESS'
  return succeeded({
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: '199******00',
    buyer_open_id: trade.buyerOpenId,
    trade_status: trade.status,
    total_amount: amount,
    buyer_pay_amount: paid ? amount : '0.00',
    receipt_amount: paid ? amount : '0.00',
    invoice_amount: paid ? amount : '0.00',
    point_amount: '0.00',
    ...(trade.paidAt ? { send_pay_date: beijingText(new Date(trade.paidAt)), fund_bill_list: [{ amount, fund_channel: 'ALIPAYACCOUNT' }] } : {}),
  })
}

export function closeTrade(world: World, numbers: Numbers): Node {
  const trade = find(world, numbers)
  if (!trade) return notThere()
  if (trade.status !== 'WAIT_BUYER_PAY') return alipayFault(40004, 'ACQ.TRADE_STATUS_ERROR', '交易状态不合法')
  keepTrade(world, { ...trade, status: 'TRADE_CLOSED' })
  return succeeded({ trade_no: trade.tradeNo, out_trade_no: trade.outTradeNo })
}
