/** The phone: its bars, its holder, its messages, and what the platform does for the mini-program inside. */
import { openBridge } from './bridge.js'
import { payWith } from './cashier.js'
import { ask, handOver, readHolder } from './device.js'
import { el, lay } from './dom.js'
import { checkFace } from './face.js'
import { inboxNames, watchInbox } from './inbox.js'
import { layOut } from './papers.js'
import { askForMessages } from './permission.js'

const byId = (id) => document.getElementById(id)
const names = { wechat: '微信', alipay: '支付宝' }
const frame = byId('app')
const query = new URLSearchParams(location.search)

const setup = await fetch('/phone/setup.json').then((reply) => reply.json())
const { citizens } = await ask('citizens')
const wanted = readHolder(setup.holder)
const holder = citizens.find(({ key }) => key === wanted) ?? citizens[0]
const phone = { platform: setup.platform, holder: holder.key, holderName: holder.name, appId: setup.wechatAppId, appName: '本小程序' }

document.title = `${names[phone.platform]}手机（模拟）`
document.body.classList.add(`skin-${phone.platform}`)
document.body.classList.toggle('frame', query.has('frame'))
document.body.classList.toggle('bare', query.get('skin') === 'none')
byId('platform-name').textContent = `${names[phone.platform]}手机`
byId('inbox-name').textContent = inboxNames[phone.platform]

/** 0 is black, 1 is white. */
function brightness(colour) {
  const [r, g, b] = /^#(..)(..)(..)$/.exec(colour ?? '')?.slice(1).map((hex) => Number.parseInt(hex, 16)) ?? [255, 255, 255]
  return (r * 299 + g * 587 + b * 114) / 255_000
}

function setTitle({ title = '', canGoBack = false, background = '#FFFFFF', foreground }) {
  const dark = brightness(background) < 0.6
  byId('title').textContent = title
  byId('back').hidden = !canGoBack
  const bars = byId('bars')
  bars.style.background = background
  bars.style.color = foreground ?? (dark ? '#FFFFFF' : '#17202B')
  bars.classList.toggle('dark', dark)
  // Only the front page paints its bar in the city's colour: its title is the name dialogs call the mini-program by.
  if (title && dark && !canGoBack) phone.appName = title
}

const bridge = openBridge(frame, {
  hello: () => ({ platform: phone.platform, statusBarHeight: 0 }),
  login: async () => {
    const told = await ask(phone.platform === 'wechat' ? 'wechat/login-codes' : 'alipay/auth-codes', { citizen: phone.holder })
    return { platform: phone.platform, code: told.code ?? told.authCode }
  },
  requestPayment: (cashier) => payWith(phone, cashier),
  requestSubscribe: ({ templateIds }) => askForMessages(phone, templateIds),
  verifyFace: ({ face }) => checkFace(phone, face),
  setTitle,
})

function enterAgain() {
  setTitle({})
  byId('layer').replaceChildren()
  frame.src = '/'
}

async function showMore() {
  const choice = await lay({
    kind: 'bottom',
    label: '更多',
    draw: ({ show, done }) => show(el('div', { className: 'actions' },
      [['重新进入小程序', 'again'], ['清空这部手机', 'clear'], ['取消', undefined]].map(([text, value]) => el('button', { type: 'button', onclick: () => done(value) }, text)))),
  })
  if (choice === 'clear') handOver(phone.holder)
  if (choice) location.reload()
}

byId('back').onclick = () => bridge.tell('back')
byId('close').onclick = enterAgain
byId('more').onclick = showMore
byId('inbox-button').onclick = watchInbox(phone, (path) => bridge.tell('open', { path }))

layOut(byId('papers'), holder)
byId('holder').append(...citizens.map(({ key, name, note }) => el('option', { value: key, title: note, selected: key === phone.holder }, name)))
byId('holder').onchange = (event) => {
  handOver(event.target.value)
  location.reload()
}

async function showTime() {
  const { now } = await ask('clock')
  byId('time').textContent = new Date(now).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: 'numeric', minute: '2-digit', hour12: false })
}
showTime()
setInterval(() => showTime().catch(() => {}), 15_000)

frame.src = '/'
