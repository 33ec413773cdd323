export { platform } from './weapp/platform'
