/** Three a tap is right on both hosts: newer WeChat allows five, Alipay three. */
export const GRANTS_PER_TAP = 3
