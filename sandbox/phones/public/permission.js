/** May this mini-program send you messages? WeChat asks from below, Alipay in the middle. */
import { ask } from './device.js'
import { demo, el, lay } from './dom.js'

const words = {
  wechat: { kind: 'bottom', title: '获取下发以下消息的权限', keep: '总是保持以上选择，不再询问', yes: '允许', no: '拒绝' },
  alipay: { kind: 'centre', title: '同意给您发送以下消息吗', keep: '不再询问', yes: '同意', no: '拒绝' },
}

/** Each id's answer; a kept answer brings no dialog up. */
export async function askForMessages({ platform, holder, appName }, templateIds) {
  const { templates } = await ask(`${platform}/templates?citizen=${holder}&ids=${encodeURIComponent(templateIds.join(','))}`)
  const open = templates.filter(({ kept }) => !kept)
  const kept = Object.fromEntries(templates.filter(({ kept }) => kept).map((template) => [template.id, template.kept]))
  const said = open.length ? await showDialog({ platform, appName, templates: open }) : { answer: {}, keep: false }
  return report({ platform, holder }, templateIds, { answer: { ...kept, ...said.answer }, keep: said.keep })
}

async function report({ platform, holder }, ids, { answer, keep }) {
  const told = await ask(`${platform}/subscriptions`, { citizen: holder, [platform === 'wechat' ? 'templateIds' : 'entityIds']: ids, answer, keep })
  if (platform === 'wechat') return told
  const agreed = told.result.subscribedEntityIds
  return Object.fromEntries(ids.map((id) => [id, agreed.includes(id) ? 'accept' : answer[id]]))
}

function showDialog({ platform, appName, templates }) {
  const text = words[platform]
  const boxes = templates.map(() => el('input', { type: 'checkbox', checked: true }))
  const keep = el('input', { type: 'checkbox' })
  const result = (allowed) => ({ keep: keep.checked, answer: Object.fromEntries(templates.map(({ id }, at) => [id, allowed && boxes[at].checked ? 'accept' : 'reject'])) })
  const rows = [
    ...templates.map(({ title, labels }, at) => el('label', { className: 'choice' }, boxes[at], el('span', {}, title, el('small', {}, labels.join('，'))))),
    el('label', { className: 'choice keep' }, keep, el('span', {}, text.keep)),
  ]
  const head = [el('div', { className: 'ask-app' }, `${appName} 申请 `, demo()), el('div', { className: 'ask-title' }, text.title)]
  return lay({
    kind: text.kind,
    label: text.title,
    onEscape: (done) => done(result(false)),
    draw: ({ show, done }) => {
      const two = el('div', { className: 'two' }, el('button', { type: 'button', onclick: () => done(result(false)) }, text.no), el('button', { type: 'button', onclick: () => done(result(true)) }, text.yes))
      show(platform === 'wechat' ? el('div', { className: 'sheet' }, head, rows, two) : el('div', { className: 'modal' }, el('div', { className: 'modal-body', style: 'padding-top:0' }, head, rows), two))
    },
  })
}
