/**
 * Which members of a node each compiled template reads. Taro sends whole nodes; src/platform/slim sends only these.
 * Format, for a string constant in the bundle: "f1t0:sid,p5,0.cl,1.0.v;f2t0:…" (a number is a child).
 */

/** "i.cn[1].cn[0].v" → "1.0.v". */
const shortPath = (path: string): string => path.replace(/\.cn\[(\d+)\]/g, '.$1').replace(/^\./, '')

function pathsIn(markup: string): string[] {
  const paths = new Set<string>()
  for (const [, expression] of markup.matchAll(/\{\{(.*?)\}\}/gs)) {
    for (const [, path] of expression.matchAll(/(?<![.\w])i((?:\.cn\[\d+\]|\.[A-Za-z_]\w*)*)(?![\w:])/g)) paths.add(shortPath(path))
  }
  return [...paths]
}

/** Reads of every compiled template in a file (f…t… is how Taro names them); one that reads a node as a whole is left out. */
export function templateReads(markup: string): Map<string, string[]> {
  const reads = new Map<string, string[]>()
  for (const [, name, body] of markup.matchAll(/<template name="tmpl_\d+_(f\d+t\d+)"\s*>(.*?)<\/template>/gs)) {
    const paths = pathsIn(body)
    if (!paths.includes('')) reads.set(name, paths)
  }
  return reads
}

export const asConstant = (reads: Map<string, string[]>): string => [...reads].map(([name, paths]) => `${name}:${paths.join(',')}`).join(';')
