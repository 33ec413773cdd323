/** The platform's own message list, and the banner when a message arrives. */
import { ask } from './device.js'
import { demo, el, lay, shape } from './dom.js'

const LOOK_EVERY_MS = 2000
const BANNER_MS = 5000
const BACK = '<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M15 5l-7 7 7 7"/></svg>'

export const inboxNames = { wechat: '微信提醒', alipay: '支付宝消息' }

const clockText = (at) => new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })

/** Keeps an eye on the list; `open(path)` goes to the page of a message. */
export function watchInbox(phone, open) {
  const unread = document.getElementById('unread')
  let seen = null
  let newest = []

  async function look() {
    try {
      newest = (await ask(`${phone.platform}/inbox?citizen=${phone.holder}`)).messages
    } catch {
      // The sandbox is being restarted; the next look will tell.
      return
    }
    const known = seen
    seen ??= new Set(newest.map(({ id }) => id))
    const fresh = known ? newest.filter(({ id }) => !known.has(id)) : []
    unread.textContent = String(fresh.length)
    unread.hidden = fresh.length === 0
    if (fresh.length) announce(fresh[0])
  }

  let announced = null
  function announce(message) {
    if (announced === message.id) return
    announced = message.id
    const banner = el('button', { className: 'banner', type: 'button', onclick: () => follow(message) },
      el('span', {}, inboxNames[phone.platform]), el('b', {}, message.title), el('em', {}, message.lines.map(({ value }) => value).join('，')))
    document.getElementById('banner').replaceChildren(banner)
    setTimeout(() => banner.remove(), BANNER_MS)
  }

  function follow(message) {
    document.getElementById('banner').replaceChildren()
    seen.add(message.id)
    open(`/${message.page.replace(/^\//, '')}`)
  }

  async function show() {
    await look()
    for (const { id } of newest) seen.add(id)
    unread.hidden = true
    const chosen = await lay({ kind: 'page', label: inboxNames[phone.platform], draw: (stage) => drawList(phone.platform, newest, stage) })
    if (chosen) follow(chosen)
  }

  look()
  setInterval(look, LOOK_EVERY_MS)
  return show
}

function drawList(platform, messages, { show, done }) {
  const rows = messages.map((message) => el('button', { className: 'message', type: 'button', onclick: () => done(message) },
    el('time', { dateTime: message.at }, clockText(message.at)), el('b', {}, message.title),
    el('dl', {}, message.lines.map(({ label, value }) => el('div', {}, el('dt', {}, label), el('dd', {}, value)))),
    el('span', {}, '进入小程序查看')))
  show(
    el('div', { className: 'page-head' }, el('button', { type: 'button', ariaLabel: '返回', onclick: () => done() }, shape(BACK)), inboxNames[platform], demo()),
    el('div', { className: 'messages' }, rows.length ? rows : el('p', { className: 'nothing' }, '还没有消息。办事时同意了提醒，才会收到。')),
  )
}
