/** A browser in the order of design.md §3: CHROMIUM_PATH, the system's Chromium or Chrome, else the one from npm. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export type BrowserSource = { kind: 'path'; path: string } | { kind: 'npm' }

export function chosenBrowser(wanted: string | undefined, exists: (path: string) => boolean = existsSync): BrowserSource {
  if (wanted) {
    if (!exists(wanted)) throw new Error(`CHROMIUM_PATH names ${wanted}, which is not there.`)
    return { kind: 'path', path: wanted }
  }
  const found = SYSTEM.find((path) => exists(path))
  return found ? { kind: 'path', path: found } : { kind: 'npm' }
}

/** The browser from npm unpacks its own shared libraries only when it believes to run on Lambda. */
async function fromNpm(): Promise<{ executablePath: string; args: string[] }> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: packed } = await import('@sparticuz/chromium')
  return { executablePath: await packed.executablePath(), args: packed.args }
}

export async function openBrowser(source = chosenBrowser(process.env.CHROMIUM_PATH)): Promise<Browser> {
  const { executablePath, args } = source.kind === 'path' ? { executablePath: source.path, args: [] } : await fromNpm()
  return chromium.launch({ executablePath, args: [...args, '--no-sandbox', '--lang=zh-CN'], headless: true })
}
