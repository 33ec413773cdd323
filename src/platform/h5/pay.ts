import type { Cashier } from '#contract/api/payments'
import { payOutcome as alipayOutcome } from '../alipay/pay'
import type { PayOutcome } from '../platform'
import { payOutcome as wechatOutcome } from '../weapp/pay'
import { ask } from './bridge'

export async function pay(cashier: Cashier): Promise<PayOutcome> {
  try {
    const said = await ask<{ errMsg?: string; resultCode?: string }>('requestPayment', cashier)
    return cashier.platform === 'wechat' ? wechatOutcome(said.errMsg ?? '') : alipayOutcome(said.resultCode)
  } catch {
    return 'unknown'
  }
}
