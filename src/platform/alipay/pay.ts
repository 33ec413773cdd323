import type { Cashier } from '#contract/api/payments'
import type { PayOutcome } from '../platform'

/**
 * 9000 paid, 6001 left by the citizen. 8000 in progress, 6002 network, 6004 unknown, 4000 failed and 99 (left
 * through "forgot password") may all have charged: only the server's question to Alipay tells.
 */
export function payOutcome(resultCode: string | undefined): PayOutcome {
  if (resultCode === '9000') return 'finished'
  return resultCode === '6001' ? 'cancelled' : 'unknown'
}

export function pay(cashier: Cashier): Promise<PayOutcome> {
  if (cashier.platform !== 'alipay') return Promise.resolve('unknown')
  return new Promise((resolve) => {
    my.tradePay({
      tradeNO: cashier.tradeNO,
      // Alipay's outcomes all arrive in success, the cancel too.
      success: ({ resultCode }) => resolve(payOutcome(resultCode === undefined ? undefined : String(resultCode))),
      fail: () => resolve('unknown'),
    })
  })
}
