import type { Cashier } from '#contract/api/payments'
import type { PayOutcome } from '../platform'

/** WeChat reports a cancel as a failure; every other failure may still have charged the citizen. */
export function payOutcome(errMsg: string): PayOutcome {
  if (errMsg === 'requestPayment:ok') return 'finished'
  return /^requestPayment:fail[: ]cancel/.test(errMsg) ? 'cancelled' : 'unknown'
}

export function pay(cashier: Cashier): Promise<PayOutcome> {
  if (cashier.platform !== 'wechat') return Promise.resolve('unknown')
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = cashier
  return new Promise((resolve) => {
    wx.requestPayment({
      timeStamp, nonceStr, package: prepay, signType, paySign,
      success: ({ errMsg }) => resolve(payOutcome(errMsg)),
      fail: ({ errMsg }) => resolve(payOutcome(errMsg)),
    })
  })
}
