import type { FaultCode } from '#contract/errors'

/** For clients without words of their own; the app has better ones in src/words. */
export const faultWords: Record<FaultCode, string> = {
  'bad-request': '填的内容不对，请看 problems',
  'unknown-fields': '有不认识的内容，请看 problems',
  'sign-in-needed': '请先登录',
  'sign-in-code-rejected': '登录没有成功，请重新打开再试',
  'real-name-needed': '这一步要先实名核验',
  'not-allowed': '您不能做这一步',
  'account-blocked': '这个账号暂时不能登录',
  'city-not-found': '没有这座城市',
  'tile-not-found': '没有这项服务，可能已经下架',
  'venue-not-found': '这项服务没有这个办理地点',
  'slot-not-found': '没有这个时段',
  'booking-not-found': '没有这个预约',
  'bill-not-found': '没有这张账单',
  'order-not-found': '没有这个订单',
  'message-not-found': '没有这条消息',
  'route-not-found': '没有这个地址',
  'request-reused': '这个请求号用过了，内容却不一样',
  'too-large': '内容太大',
  'wrong-content-type': '内容的类型不对，请用 application/json',
  'too-many-requests': '请求太多，请过一会儿再试',
  'server-error': '系统出了问题，我们已经记下，请稍后再试',
  'platform-unreachable': '暂时连不上平台，请稍后再试',
  'busy': '现在办理的人多，请稍后再试',
}
