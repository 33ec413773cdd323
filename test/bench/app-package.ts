/** Bytes of the packages as the platforms count them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Licence texts and tool settings stay on the developer's machine. */
const NOT_UPLOADED = /(\.LICENSE\.txt|\.map|^\..*|project\.config\.json|mini\.project\.json|\.md)$/

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(place) : NOT_UPLOADED.test(entry.name) ? [] : [place]
  })
}

interface SubPackages { subPackages?: { root: string }[]; subpackages?: { root: string }[] }

/** Bytes by package; '' is the main one. */
export function packageSizes(dist: string): Record<string, number> {
  const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as SubPackages
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const sizes: Record<string, number> = { '': 0, ...Object.fromEntries(roots.map((root) => [root, 0])) }
  for (const file of filesBelow(dist)) {
    const place = path.relative(dist, file).split(path.sep).join('/')
    const owner = roots.find((root) => place.startsWith(`${root}/`)) ?? ''
    sizes[owner] += statSync(file).size
  }
  return sizes
}
