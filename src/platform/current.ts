/** The H5 host; Taro takes current.weapp.ts or current.alipay.ts in their builds. */
export { platform } from './h5/platform'
