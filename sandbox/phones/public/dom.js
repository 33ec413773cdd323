/** Elements and sheets by hand: the phone needs no framework. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on') || name in node) node[name] = value
    else node.setAttribute(name, value)
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined))
  return node
}

export const demo = () => el('span', { className: 'demo' }, '模拟')
export const shape = (html) => el('span', { ariaHidden: 'true', innerHTML: html }).firstElementChild
export const facts = (pairs) => el('dl', { className: 'facts' }, pairs.map(([label, text]) => el('div', {}, el('dt', {}, label), el('dd', {}, text))))

/** 48600 → "486.00", with thousands commas. */
export const yuan = (fen) => `${Math.floor(fen / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}`

/**
 * Lays something over the screen until `done` is called; Escape is the same as closing it.
 * Resolves with what `done` was given.
 */
export function lay({ kind, label, draw, onEscape }) {
  const before = document.activeElement
  return new Promise((resolve) => {
    const mask = el('div', { className: `mask ${kind}`, role: 'dialog', tabIndex: -1, ariaModal: 'true', ariaLabel: label })
    const done = (value) => {
      mask.remove()
      before?.focus?.()
      resolve(value)
    }
    const show = (...content) => {
      mask.replaceChildren(...content)
      mask.focus({ preventScroll: true })
    }
    mask.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') (onEscape ?? (() => done(undefined)))(done)
      if (event.key === 'Tab') keepFocus(mask, event)
    })
    document.getElementById('layer').append(mask)
    draw({ show, done })
  })
}

function keepFocus(mask, event) {
  const stops = [...mask.querySelectorAll('button, input, select')].filter((node) => !node.disabled)
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  if (document.activeElement !== edge && !(event.shiftKey && document.activeElement === mask)) return
  event.preventDefault()
  ;(event.shiftKey ? stops.at(-1) : stops[0])?.focus()
}
