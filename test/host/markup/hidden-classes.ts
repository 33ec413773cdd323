/** Classes that a style sheet draws invisible: words under them are not seen, so a test must not find them. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const INVISIBLE = /(^|[;{\s])(display\s*:\s*none|visibility\s*:\s*hidden)/
const ONE_CLASS = /^\.([\w-]+)$/

/** Only plain one-class rules outside @media: enough for a state shown by a class, and never a guess. */
export function hiddenClassesIn(css: string): Set<string> {
  const plain = css.replace(/\/\*[^]*?\*\//g, '').replace(/@(media|supports|keyframes|-webkit-keyframes)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  const hidden = new Set<string>()
  for (const [, selectors, body] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!INVISIBLE.test(body)) continue
    for (const selector of selectors.split(',')) {
      const match = ONE_CLASS.exec(selector.trim())
      if (match) hidden.add(match[1])
    }
  }
  return hidden
}

/** The app's style sheet, the page's own, and what they import. */
export function hiddenClasses(dist: string, place: string, ending: string): Set<string> {
  const seen = new Set<string>()
  const hidden = new Set<string>()
  const read = (file: string): void => {
    if (seen.has(file) || !existsSync(path.join(dist, file))) return
    seen.add(file)
    const css = readFileSync(path.join(dist, file), 'utf8')
    for (const [, target] of css.matchAll(/@import\s+(?:url\()?["']?([^"')]+)["']?\)?/g)) read(path.posix.join(path.posix.dirname(file), target))
    for (const name of hiddenClassesIn(css)) hidden.add(name)
  }
  read(`app.${ending}`)
  read(`${place}.${ending}`)
  return hidden
}
