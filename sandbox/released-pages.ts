/** Which pages the released mini-program has: a platform refuses messages that open a page it does not. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

interface AppJson { pages?: string[]; subPackages?: { root: string; pages: string[] }[]; subpackages?: { root: string; pages: string[] }[] }

/** Reads the built package beside the H5 build; null while none was built. */
export function releasedPages(appDir: string | undefined): () => string[] | null {
  let known: { at: number; pages: string[] } | null = null
  return () => {
    if (!appDir) return null
    const file = join(appDir, '..', 'weapp', 'app.json')
    try {
      const at = statSync(file).mtimeMs
      if (known?.at !== at) known = { at, pages: pagesOf(JSON.parse(readFileSync(file, 'utf8')) as AppJson) }
      return known.pages
    } catch {
      return null
    }
  }
}

function pagesOf(app: AppJson): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  return [...(app.pages ?? []), ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))]
}

/** "pages/x/y?k=v" with a page that is there. */
export function isReleasedPage(page: string, pages: string[] | null): boolean {
  const path = page.split('?')[0].replace(/^\//, '')
  return pages ? pages.includes(path) : /^[a-z0-9-]+(\/[a-z0-9-]+)+$/i.test(path)
}
