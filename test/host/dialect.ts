/** Where the two containers differ in form: names, prefixes, file endings. Behaviour differs in apis/. */
export type Target = 'weapp' | 'alipay'
export type PlatformName = 'wechat' | 'alipay'

export interface Dialect {
  target: Target
  platform: PlatformName
  /** The global object that carries the open APIs. */
  global: 'wx' | 'my'
  directive: 'wx' | 'a'
  markup: 'wxml' | 'axml'
  style: 'wxss' | 'acss'
  scriptTag: 'wxs' | 'import-sjs'
  /** Attribute of a script tag that names it, and the one that points to its file. */
  scriptName: 'module' | 'name'
  scriptFile: 'src' | 'from'
  /** "bindtap", "bind:tap", "catchtap"; Alipay writes "onTap", "catchTap". */
  eventAttribute: RegExp
}

export const dialects: Record<Target, Dialect> = {
  weapp: {
    target: 'weapp', platform: 'wechat', global: 'wx', directive: 'wx', markup: 'wxml', style: 'wxss',
    scriptTag: 'wxs', scriptName: 'module', scriptFile: 'src', eventAttribute: /^(capture-)?(bind|catch|mut-bind):?([a-z]+)$/i,
  },
  alipay: {
    target: 'alipay', platform: 'alipay', global: 'my', directive: 'a', markup: 'axml', style: 'acss',
    scriptTag: 'import-sjs', scriptName: 'name', scriptFile: 'from', eventAttribute: /^(capture)?(on|catch)()([a-z]+)$/i,
  },
}

export interface Binding { event: string; stops: boolean; capture: boolean }

/** Which event an attribute binds; null for every other attribute. */
export function bindingOf(dialect: Dialect, attribute: string): Binding | null {
  const match = dialect.eventAttribute.exec(attribute)
  if (!match) return null
  const event = (match[4] ?? match[3]).toLowerCase()
  return { event, stops: match[2].toLowerCase() === 'catch', capture: Boolean(match[1]) }
}
