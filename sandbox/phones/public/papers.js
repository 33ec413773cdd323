/** What the holder knows by heart or has in a drawer; one tap copies it. */
import { el } from './dom.js'

const SAID_MS = 2000

export function layOut(card, { name, idNumber, mobile, waterAccounts, cases }) {
  const alone = (number) => [{ number }]
  const rows = [['姓名', alone(name)], ['身份证号', alone(idNumber)], ['手机号', alone(mobile)], ['水费户号', waterAccounts], ['办件编号', cases]]
  const tell = sayIn(card.querySelector('output'))
  card.append(el('dl', {}, rows.filter(([, papers]) => papers.length).map(([label, papers]) =>
    el('div', {}, el('dt', {}, label), el('dd', {}, papers.map((paper) => drawValue(label, paper, tell)))))))
}

function drawValue(label, { number, of }, tell) {
  const value = el('span', {}, number)
  return el('button', { type: 'button', ariaLabel: `复制${label} ${number}${of ? `，${of}` : ''}`, onclick: async () => tell(`${await copy(value)}${label}`) }, value, of ? el('small', {}, of) : null)
}

/** Outside localhost a browser without https has no clipboard to give: then the value is left selected for the keyboard. */
async function copy(value) {
  try {
    await navigator.clipboard.writeText(value.textContent)
    return '已复制'
  } catch {
    getSelection().selectAllChildren(value)
    return '已选中'
  }
}

function sayIn(line) {
  const usual = line.textContent
  let timer
  return (words) => {
    line.textContent = words
    line.classList.add('done')
    clearTimeout(timer)
    timer = setTimeout(() => {
      line.textContent = usual
      line.classList.remove('done')
    }, SAID_MS)
  }
}
