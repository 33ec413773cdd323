/** alipay.open.app.mini.templatemessage.send. */
import { deliverMessage } from '../inbox'
import { findTemplate, spend } from '../subscriptions'
import { isReleasedPage } from '../released-pages'
import { findUser, type Template, type World } from '../world'
import { alipayFault, succeeded, type Node } from './answer'

interface SendContent { to_open_id?: string; user_template_id?: string; page?: string; data?: string }

const MAX_PAGE = 128
const MAX_DATA = 2048
/** No table of lengths is published; WeChat's limit for the same kind of text is used. */
const MAX_VALUE = 32

const fault = (subCode: string, words: string) => alipayFault(40004, subCode, words)

export function sendTemplateMessage(world: World, content: SendContent): Node {
  const citizen = findUser(world, 'alipay', content.to_open_id)
  if (!citizen) return fault('USER_ID_ILLEGAL', '用户不存在')
  const template = findTemplate(world, 'alipay', content.user_template_id)
  if (!template) return fault('USER_TEMPLATE_ILLEGAL', '用户模板不合法')
  const { page = '' } = content
  if (page.length > MAX_PAGE || !isReleasedPage(page, world.releasedPages())) return fault('PAGE_ILLEGAL', '小程序页面不合法')
  const values = readValues(template, content.data)
  if (!values) return fault('TEMPLATE_PARAM_ILLEGAL', '模板参数与模板不一致')
  if (!spend(world, { citizen, platform: 'alipay', templateId: template.id })) return fault('USER_NOT_SUBSCRIBE', '用户未订阅该模板，或订阅次数已用完')
  deliverMessage(world, { citizen, template, values, page })
  return succeeded({})
}

/** The placeholders must match the template one to one; null when they do not. */
function readValues(template: Template, data: unknown): Record<string, string> | null {
  if (typeof data !== 'string' || data.length > MAX_DATA) return null
  let parsed: Record<string, { value?: unknown }>
  try {
    parsed = JSON.parse(data)
  } catch {
    return null
  }
  const keys = template.keys.map(({ key }) => key)
  if (Object.keys(parsed).sort().join() !== [...keys].sort().join()) return null
  const values = keys.map((key) => [key, parsed[key]?.value] as const)
  if (!values.every(([, value]) => typeof value === 'string' && value !== '' && [...value].length <= MAX_VALUE)) return null
  return Object.fromEntries(values) as Record<string, string>
}
