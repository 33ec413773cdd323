/** Turns a contract endpoint and its parameters into a path, without URL: mini-programs have none. */

export type Flat = Record<string, string | number | boolean | undefined>

export function addressOf(path: string, params: Flat = {}, query: Flat = {}): string {
  const filled = path.replace(/:([a-z][a-zA-Z-]*)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === '') throw new Error(`no value for :${name} of ${path}`)
    return encodeURIComponent(String(value))
  })
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `${filled}?${pairs.join('&')}` : filled
}
