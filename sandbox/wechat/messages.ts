/** POST /cgi-bin/message/subscribe/send: data, page and grant are all checked before anything is shown. */
import { randomDigits } from '../ids'
import { deliverMessage } from '../inbox'
import { isReleasedPage } from '../released-pages'
import { findTemplate, spend } from '../subscriptions'
import { findUser, type Template, type World } from '../world'
import { wechatFault, type WechatFault } from './answer'
import { isWithinLimits } from './data-limits'

interface SendBody {
  touser?: string
  template_id?: string
  page?: string
  data?: Record<string, { value?: unknown }>
  miniprogram_state?: string
  lang?: string
}

const STATES = ['developer', 'trial', 'formal']
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

export function sendSubscribeMessage(world: World, body: SendBody): object {
  const citizen = findUser(world, 'wechat', body.touser)
  if (!citizen) return wechatFault(40003, 'invalid openid')
  const template = findTemplate(world, 'wechat', body.template_id)
  if (!template) return wechatFault(40037, 'invalid template_id')
  if (body.page !== undefined && (typeof body.page !== 'string' || !isReleasedPage(body.page, world.releasedPages()))) return wechatFault(41030, 'invalid page')
  const wrong = wrongOption(body) ?? wrongData(template, body.data)
  if (wrong) return wrong
  if (!spend(world, { citizen, platform: 'wechat', templateId: template.id })) return wechatFault(43101, 'user refuse to accept the msg')
  const values = Object.fromEntries(template.keys.map(({ key }) => [key, String(body.data?.[key].value)]))
  deliverMessage(world, { citizen, template, values, page: body.page ?? '' })
  return { errcode: 0, errmsg: 'ok', msgid: Number(randomDigits(15)) }
}

function wrongOption({ miniprogram_state: state = 'formal', lang = 'zh_CN' }: SendBody): WechatFault | null {
  if (!STATES.includes(state)) return wechatFault(47003, 'argument invalid! miniprogram_state')
  return LANGUAGES.includes(lang) ? null : wechatFault(47003, 'argument invalid! lang')
}

function wrongData(template: Template, data: SendBody['data']): WechatFault | null {
  if (typeof data !== 'object' || data === null) return wechatFault(47003, 'argument invalid! data is empty')
  for (const { key } of template.keys) {
    const value = data[key]?.value
    if (typeof value !== 'string' && typeof value !== 'number') return wechatFault(47003, `argument invalid! data.${key}.value is empty`)
    if (!isWithinLimits(key, String(value))) return wechatFault(47003, `argument invalid! data.${key}.value invalid`)
  }
  const stranger = Object.keys(data).find((key) => !template.keys.some((known) => known.key === key))
  return stranger ? wechatFault(47003, `argument invalid! data.${stranger} is not in the template`) : null
}
