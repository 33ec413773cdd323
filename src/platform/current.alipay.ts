export { platform } from './alipay/platform'
