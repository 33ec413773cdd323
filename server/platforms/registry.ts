import { alipayGateway } from './alipay'
import type { Gateways } from './gateway'
import type { GatewaySettings } from './settings'
import { wechatGateway } from './wechat'

/** One gateway a platform; a platform added to the contract and missing here does not compile. */
export function buildGateways(settings: GatewaySettings): Gateways {
  return { wechat: wechatGateway(settings.wechat), alipay: alipayGateway(settings.alipay) }
}
