/**
 * Uploads the built WeChat mini-program as a development version, with the key from mp.weixin.qq.com (开发设置).
 * Alipay's uploader has no licence that a project may carry; its own command is named instead.
 */
import { existsSync, readFileSync } from 'node:fs'
import { build } from './build.mjs'
import { path, stopWith } from './shell.mjs'

const ALIPAY_HOW = 'Alipay is uploaded with its own tool: npm run build:alipay, then "npx minidev upload --app-id <APPID> --project dist/alipay --identity-key-path <key file>".'

const [target] = process.argv.slice(2)
if (target === 'alipay') stopWith(ALIPAY_HOW)
if (target !== 'weapp') stopWith('Say what to upload: npm run upload:weapp.')

const { WECHAT_APP_ID: appid, WECHAT_UPLOAD_KEY_FILE: privateKeyPath, CITY_API_BASE: server } = process.env
if (!appid) stopWith('WECHAT_APP_ID is not set: the AppID of your mini-program.')
if (!privateKeyPath || !existsSync(privateKeyPath)) stopWith('WECHAT_UPLOAD_KEY_FILE is not set to a file: the upload key from mp.weixin.qq.com, 开发设置.')
if (!server?.startsWith('https://')) stopWith('CITY_API_BASE is not set to an https address: the server the released app talks to.')

await build('weapp')
const { default: ci } = await import('miniprogram-ci')
const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'))
const project = new ci.Project({ appid, type: 'miniProgram', projectPath: path('dist/weapp'), privateKeyPath, ignores: [] })
// The build is final: WeChat's own compilers may not touch it again.
const setting = { es6: false, es7: false, minify: false, codeProtect: false, autoPrefixWXSS: false }
const result = await ci.upload({ project, version, desc: `version ${version}`, setting, onProgressUpdate: () => {} }).catch((cause) => stopWith(`WeChat refused the upload: ${cause.message}`))
for (const { name, size } of result.subPackageInfo ?? []) console.log(`${name.padEnd(16)} ${(size / 1024).toFixed(0)} KB`)
console.log(`Uploaded version ${version}; make it the trial version at mp.weixin.qq.com.`)
process.exit(0)
