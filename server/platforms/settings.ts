/** What the two gateways need to know; sandbox and production differ only in these values. */
export interface WechatSettings {
  apiBase: string
  appId: string
  appSecret: string
  payBase: string
  merchantId: string
  merchantSerial: string
  /** PEM, PKCS8. */
  merchantPrivateKey: string
  /** PUB_KEY_ID_…: the only verification mode for new merchants. */
  payPublicKeyId: string
  payPublicKey: string
  /** 32 characters; opens the notices. */
  apiV3Key: string
  /** Which release a message opens. */
  miniProgramState: 'developer' | 'trial' | 'formal'
}

export interface AlipaySettings {
  gateway: string
  appId: string
  sellerId: string
  appPrivateKey: string
  alipayPublicKey: string
}

export interface GatewaySettings {
  wechat: WechatSettings
  alipay: AlipaySettings
}

/** The settings by the names they have in the environment; a missing one is an empty text, for the caller to refuse. */
export function gatewaySettings(named: Record<string, string | undefined>): GatewaySettings {
  const text = (name: string) => named[name] ?? ''
  return {
    wechat: {
      apiBase: text('WECHAT_API_BASE'),
      appId: text('WECHAT_APP_ID'),
      appSecret: text('WECHAT_APP_SECRET'),
      payBase: text('WECHAT_PAY_BASE'),
      merchantId: text('WECHAT_PAY_MERCHANT_ID'),
      merchantSerial: text('WECHAT_PAY_MERCHANT_SERIAL'),
      merchantPrivateKey: text('WECHAT_PAY_MERCHANT_PRIVATE_KEY'),
      payPublicKeyId: text('WECHAT_PAY_PUBLIC_KEY_ID'),
      payPublicKey: text('WECHAT_PAY_PUBLIC_KEY'),
      apiV3Key: text('WECHAT_PAY_API_V3_KEY'),
      miniProgramState: (named.WECHAT_MINI_PROGRAM_STATE as WechatSettings['miniProgramState']) ?? 'formal',
    },
    alipay: {
      gateway: text('ALIPAY_GATEWAY'),
      appId: text('ALIPAY_APP_ID'),
      sellerId: text('ALIPAY_SELLER_ID'),
      appPrivateKey: text('ALIPAY_APP_PRIVATE_KEY'),
      alipayPublicKey: text('ALIPAY_PUBLIC_KEY'),
    },
  }
}
