/** The expressions between {{ }}: JavaScript's operators, but reading a member of nothing gives nothing. */
import vm from 'node:vm'

export type Scope = Record<string, unknown>
export type Evaluate = (scope: Scope) => unknown

const TOKEN = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\.{3}|\d+(?:\.\d+)?|[A-Za-z_$][\w$]*|\s+|[^]/g

/** a.b[c] becomes a?.b?.[c]: both platforms' templates never throw on a missing member. */
function forgiving(expression: string): string {
  let out = ''
  let before = ''
  for (const token of expression.match(TOKEN) ?? []) {
    if (/^\s+$/.test(token)) {
      out += token
      continue
    }
    const follows = /[\w$\])'"]$/.test(before) && !/^(typeof|in|instanceof|return)$/.test(before)
    if (token === '.' && follows) out += '?.'
    else if (token === '[' && follows) out += '?.['
    else out += token
    before = token
  }
  return out
}

function compile(body: string, where: string): Evaluate {
  const run = vm.compileFunction(`with (scope) { return (${body}) }`, ['scope'], { filename: where })
  // Names that nobody set are undefined in a template, not an error.
  const everyName: ProxyHandler<Scope> = { has: () => true, get: (scope, name) => (name === Symbol.unscopables ? undefined : scope[name as string]) }
  return (scope) => run(new Proxy(scope, everyName))
}

const cache = new Map<string, Evaluate>()
function cached(key: string, make: () => Evaluate): Evaluate {
  const known = cache.get(key)
  if (known) return known
  const made = make()
  cache.set(key, made)
  return made
}

const MUSTACHE = /\{\{([^]*?)\}\}/g
const shown = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))

/** An attribute or a text. A value that is one {{ }} and nothing else keeps its type. */
export function compileValue(source: string): Evaluate {
  return cached(`v:${source}`, () => {
    if (!source.includes('{{')) return () => source
    const whole = /^\s*\{\{((?:(?!\}\})[^])*)\}\}\s*$/.exec(source)
    if (whole) return compile(forgiving(whole[1]), source)
    const parts: (string | Evaluate)[] = []
    let at = 0
    for (const match of source.matchAll(MUSTACHE)) {
      parts.push(source.slice(at, match.index), compile(forgiving(match[1]), source))
      at = match.index + match[0].length
    }
    parts.push(source.slice(at))
    return (scope) => parts.map((part) => (typeof part === 'string' ? part : shown(part(scope)))).join('')
  })
}

/** The `data` of a template: the inside of an object literal. */
export function compileRecord(source: string): (scope: Scope) => Scope {
  const inside = source.trim().replace(/^\{\{/, '').replace(/\}\}$/, '').replace(/^\{([^]*)\}$/, '$1')
  return cached(`r:${inside}`, () => compile(`{${forgiving(inside)}}`, source)) as (scope: Scope) => Scope
}
