/** The platforms' cashiers. The amount shown is the platform's own, never the page's. */
import { ask } from './device.js'
import { demo, el, facts, lay, shape, yuan } from './dom.js'

const TICK = (colour) => shape(`<svg width="52" height="52" viewBox="0 0 52 52"><circle cx="26" cy="26" r="26" fill="${colour}"/><path d="M15 27l8 8 15-17" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>`)

const looks = {
  wechat: { name: '微信支付', method: '零钱', go: '确认支付', colour: '#07C160' },
  alipay: { name: '支付宝付款', method: '余额', go: '确认付款', colour: '#1677FF' },
}

/** What wx.requestPayment or my.tradePay would say. */
export async function payWith({ platform, holder, appId }, cashier) {
  if (cashier.platform !== platform) throw new Error(`this phone has no ${cashier.platform}`)
  const { platform: _, ...parameters } = cashier
  let opened
  try {
    opened = await ask(`${platform}/cashier`, platform === 'wechat' ? { citizen: holder, appId, ...parameters } : { citizen: holder, ...parameters })
  } catch (error) {
    await tellRefusal(platform, error.message)
    return platform === 'wechat' ? { errMsg: error.message } : { resultCode: '4000' }
  }
  return lay({ kind: 'bottom', label: looks[platform].name, draw: (stage) => drawCashier(platform, opened, stage), onEscape: (done) => decide(platform, opened, 'cancel').then(done) })
}

const decide = (platform, { cashierId }, verb) => ask(`${platform}/cashier/${cashierId}/${verb}`, {})

function drawCashier(platform, opened, { show, done }) {
  const look = looks[platform]
  const go = el('button', { className: 'go', type: 'button', onclick: () => pay() }, look.go)
  const close = el('button', { type: 'button', ariaLabel: '关闭，不付', onclick: () => decide(platform, opened, 'cancel').then(done) }, '×')
  const pay = async () => {
    go.disabled = close.disabled = true
    go.textContent = '正在支付…'
    const told = await decide(platform, opened, 'confirm')
    const good = told.errMsg === 'requestPayment:ok' || told.resultCode === '9000'
    show(sheet(el('div', { className: 'outcome' }, good ? TICK(look.colour) : null, el('b', {}, good ? '支付成功' : '没有付成'), el('div', { className: 'pay-amount' }, el('small', {}, '¥'), yuan(opened.amountInFen))),
      el('button', { className: 'go', type: 'button', onclick: () => done(told) }, '完成')))
  }
  show(sheet(
    el('div', { className: 'sheet-head' }, close, look.name, demo()),
    el('div', { className: 'pay-what' }, opened.payee),
    el('div', { className: 'pay-amount' }, el('small', {}, '¥'), yuan(opened.amountInFen)),
    facts([['付什么', opened.description], ['付款方式', look.method]]),
    go,
  ))
}

const sheet = (...content) => el('div', { className: 'sheet' }, content)

function tellRefusal(platform, why) {
  return lay({
    kind: 'centre',
    label: '没有打开收银台',
    draw: ({ show, done }) => show(el('div', { className: 'modal' },
      el('div', { className: 'modal-body' }, el('div', { className: 'ask-title' }, `没有打开${looks[platform].name} `, demo()), el('p', {}, why)),
      el('div', { className: 'two' }, el('button', { type: 'button', onclick: () => done() }, '知道了')))),
  })
}
