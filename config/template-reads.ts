/**
 * Which members of a node each compiled template reads. Taro sends whole nodes; src/platform/slim sends only these.
 * Format, for a string constant in the bundle: "f1t0:sid,p5,0.cl,1.0.v;f2t0:…" (a number is a child, * each of them).
 */

/** ".cn[1].cn[0].v" → "1.0.v". */
const shortPath = (path: string): string => path.replace(/\.cn\[(\d+)\]/g, '.$1').replace(/^\./, '')

/** Every path that starts at a variable: of "i", "i.cn[0].cl" is "0.cl" and "i" itself is "". */
function pathsFrom(variable: string, markup: string): string[] {
  const start = new RegExp(`(?<![.\\w])${variable}((?:\\.cn\\[\\d+\\]|\\.[A-Za-z_]\\w*)*)(?![\\w:])`, 'g')
  const expressions = [...markup.matchAll(/\{\{(.*?)\}\}/gs)].map(([, expression]) => expression)
  return [...new Set(expressions.flatMap((expression) => [...expression.matchAll(start)].map(([, path]) => shortPath(path))))]
}

/** A list inside a template reads the same of each child, written "*"; lists inside lists are kept whole. */
function pathsIn(markup: string): string[] {
  const paths = pathsFrom('i', markup)
  const lists = [...markup.matchAll(/:for="\{\{(.*?)\}\}"/g)]
  if (lists.length !== 1) return paths
  const list = shortPath(lists[0][1].replace(/^i/, ''))
  if (!/(^|\.)cn$/.test(list)) return paths
  const base = list.replace(/cn$/, '')
  return [...paths.filter((path) => path !== list), ...pathsFrom('item', markup).map((path) => `${base}*${path ? `.${path}` : ''}`)]
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
