/** A refusal in WeChat Pay's words; `cause` is the number that the Request-ID ends with. */
export interface Refusal { status: number; code: string; message: string; cause: number; detail?: Record<string, unknown> }

const REFUSED = Symbol('refused')

export function refuse(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.message), { [REFUSED]: refusal })
}

export const refusalOf = (error: unknown): Refusal | undefined => (error as { [REFUSED]?: Refusal } | null)?.[REFUSED]

export const paramError = (field: string, message: string, value?: unknown) =>
  refuse({ status: 400, code: 'PARAM_ERROR', message, cause: 268435462, detail: { field: `/${field.replaceAll('.', '/')}`, value, location: 'body' } })
export const signError = (message: string) => refuse({ status: 401, code: 'SIGN_ERROR', message, cause: 268443699 })
export const orderNotFound = () => refuse({ status: 404, code: 'ORDER_NOT_EXIST', message: '订单不存在', cause: 268512771 })
export const orderPaid = () => refuse({ status: 400, code: 'ORDER_PAID', message: '该订单已支付', cause: 268449538 })
export const orderClosed = () => refuse({ status: 400, code: 'ORDER_CLOSED', message: '该订单已关闭', cause: 268449539 })
