/** The platforms' face check. The face before the camera is always the one of whoever holds this phone. */
import { ask } from './device.js'
import { demo, el, lay, shape } from './dom.js'

const FACE = '<svg width="132" height="132" viewBox="0 0 132 132" fill="none"><circle cx="66" cy="66" r="63" fill="#F3F5F8" stroke="var(--platform)" stroke-width="3" stroke-dasharray="7 6"/><circle cx="66" cy="54" r="21" fill="#CDD5DE"/><path d="M28 108c4-20 19-30 38-30s34 10 38 30a60 60 0 0 1-76 0z" fill="#CDD5DE"/></svg>'

const looks = { wechat: '微信人脸核身', alipay: '支付宝身份认证' }
const masked = (name) => (name.length > 2 ? `${name[0]}${'*'.repeat(name.length - 2)}${name.at(-1)}` : `${name[0]}*`)

/** finished: the check was carried through, whatever it found; only the server learns the verdict. */
export async function checkFace({ platform, holder, holderName }, face) {
  if (face.platform !== platform) throw new Error(`this phone has no ${face.platform}`)
  const id = platform === 'wechat' ? face.verifyId : face.certifyId
  const { name } = await ask(`${platform}/face/${encodeURIComponent(id)}`)
  const answer = await lay({ kind: 'bottom', label: looks[platform], onEscape: (done) => done('cancel'), draw: (stage) => drawCheck({ platform, name, holderName }, stage) })
  const told = await ask(`${platform}/face`, { citizen: holder, [platform === 'wechat' ? 'verifyId' : 'certifyId']: id, answer })
  const passed = told.errCode === 0 || told.resultStatus === '9000'
  if (answer === 'pass' && !passed) await tellMismatch({ name, holderName })
  return { finished: answer === 'pass' }
}

function drawCheck({ platform, name, holderName }, { show, done }) {
  show(el('div', { className: 'sheet' },
    el('div', { className: 'sheet-head' }, el('button', { type: 'button', ariaLabel: '取消', onclick: () => done('cancel') }, '×'), looks[platform], demo()),
    el('div', { className: 'face' }, shape(FACE), el('p', {}, `要核对的人：${masked(name)}`), el('p', {}, `镜头前的人：${holderName}`)),
    el('button', { className: 'go', type: 'button', onclick: () => done('pass') }, '看镜头'),
    el('button', { className: 'quiet', type: 'button', onclick: () => done('cancel') }, '先不做')))
}

function tellMismatch({ name, holderName }) {
  return lay({
    kind: 'centre',
    label: '没有通过',
    draw: ({ show, done }) => show(el('div', { className: 'modal' },
      el('div', { className: 'modal-body' }, el('div', { className: 'ask-title' }, '没有通过 ', demo()), el('p', {}, `镜头前是${holderName}，填的是${masked(name)}，或号码不对。`)),
      el('div', { className: 'two' }, el('button', { type: 'button', onclick: () => done() }, '知道了')))),
  })
}
