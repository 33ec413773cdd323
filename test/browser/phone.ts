/** A person with one of the two phones in a browser: the H5 build inside, the platform's own dialogs around it. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Frame, Locator, Page } from 'playwright-core'
import type { Decisions } from '../host/device'
import type { Target } from '../host/citizen'
import type { Person } from '../journeys/story'

const STEP_LIMIT_MS = 20_000
const QUIET_MS = 250
const POLL_MS = 50

export interface BrowserPhone { person: Person; page: Page; app(): Frame; errors: string[]; shot(file: string): Promise<void>; open(path: string): Promise<void>; close(): Promise<void> }

/** The words drawn now: pages below the top one are in the document too, but not displayed. */
const readWords = (frame: Frame): Promise<string[]> => frame.evaluate(() => {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].filter((field) => field.offsetParent !== null).map((field) => field.value || field.placeholder)
  return [...document.body.innerText.split('\n'), ...fields].map((line) => line.replace(/\u00a0/g, ' ').replace(/\u2060/g, '').trim()).filter(Boolean)
})

/** What stands over the page: the cashier, a permission, the face check. One answer per look; true when there was one. */
async function answerDialog(page: Page, decisions: Decisions): Promise<boolean> {
  const mask = page.locator('#layer [role=dialog]').last()
  if (!(await mask.isVisible().catch(() => false))) return false
  const label = (await mask.getAttribute('aria-label')) ?? ''
  const go = mask.locator('.go:not([disabled])')
  const two = mask.locator('.two button')
  const isPermission = (await mask.locator('.choice').count()) > 0
  if (isPermission) await two.nth(decisions.subscription === 'accept' ? 1 : 0).click()
  else if (await two.count()) await two.last().click()
  else if (/支付|付款/.test(label) && decisions.cashier === 'cancel') await mask.locator('.sheet-head button').click()
  else if (decisions.face === 'cancel' && (await mask.locator('.face').count())) await mask.locator('.quiet').click()
  else if (await go.count()) await go.first().click()
  return true
}

async function visible(candidates: Locator): Promise<Locator | null> {
  for (const one of await candidates.all()) if (await one.isVisible()) return one
  return null
}

async function soughtIn(frame: Frame, target: Target): Promise<Locator | null> {
  if (typeof target !== 'string') return visible(frame.locator('className' in target ? `.${target.className}` : 'label' in target ? `[aria-label*="${target.label}"]` : `text=${target.words}`))
  // A time range may be drawn with a joiner after its dash, so that it stays on one line.
  if (/\d–\d/.test(target)) return visible(frame.getByText(new RegExp(target.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s').replace(/–/g, '–\u2060?'))))
  return (await visible(frame.getByText(target, { exact: true }))) ?? (await visible(frame.locator(`[aria-label="${target}"]`))) ?? (await visible(frame.getByText(target)))
    // A name that is drawn in two parts (a search hit) is only whole in their parent.
    ?? visible(frame.locator('taro-view-core').filter({ hasText: target }).last())
}

const fieldIn = async (frame: Frame, name: string): Promise<Locator | null> =>
  (await visible(frame.locator(`input[placeholder*="${name}"], [aria-label*="${name}"] input, textarea[placeholder*="${name}"]`))) ?? visible(frame.locator('input'))

function personOn(page: Page, app: () => Frame): Person {
  const decisions: Decisions = { cashier: 'confirm', subscription: 'accept', face: 'pass', modal: 'confirm' }
  let last: string[] = []
  const matches = (wanted: string | RegExp): boolean => (typeof wanted === 'string' ? last.join('\n').includes(wanted) || last.join('').includes(wanted) : wanted.test(last.join('\n')))
  const route = (): string => `/${(/#\/?([^?]*)/.exec(app().url())?.[1] ?? '')}`
  const lost = (what: string): Error => new Error(`${what}\nOn ${route()}:\n  ${last.join(' | ')}`)

  async function settled(): Promise<void> {
    let quietSince = Date.now()
    const deadline = Date.now() + STEP_LIMIT_MS
    while (Date.now() < deadline) {
      const acted = await answerDialog(page, decisions)
      const now = await readWords(app()).catch(() => [])
      if (acted || now.join('|') !== last.join('|')) quietSince = Date.now()
      last = now
      if (Date.now() - quietSince >= QUIET_MS) return
      await pause(POLL_MS)
    }
    throw lost('the page did not come to rest')
  }

  async function waitFor(holds: () => boolean, what: string, withinMs: number): Promise<void> {
    const deadline = Date.now() + withinMs
    for (;;) {
      await settled()
      if (holds()) return
      if (Date.now() > deadline) throw lost(what)
    }
  }

  return {
    route, settled,
    title: () => '',
    words: () => last,
    sees: matches,
    until: (wanted, withinMs = STEP_LIMIT_MS) => waitFor(() => matches(wanted), `never read ${String(wanted)}`, withinMs),
    untilRoute: (wanted, withinMs = STEP_LIMIT_MS) => waitFor(() => route() === wanted, `never came to ${wanted}`, withinMs),
    async tap(target) {
      const found = await soughtIn(app(), target)
      if (!found) throw lost(`nothing on the page reads ${JSON.stringify(target)}`)
      await found.click({ timeout: 5_000 })
      await settled()
    },
    async type(target, value) {
      const name = typeof target === 'string' ? target : ''
      const field = await fieldIn(app(), name)
      if (!field) throw lost(`no field for ${name}`)
      await field.fill(value)
      await settled()
    },
    async tab(text) {
      await app().locator('.weui-tabbar__item, .taro-tabbar__tabbar-item').filter({ hasText: text }).first().click()
      await settled()
    },
    async back() {
      await page.locator('#back').click()
      await settled()
    },
    decide: (change) => void Object.assign(decisions, change),
    note: () => undefined,
  }
}

export async function openPhone(browser: Browser, url: string, holder: string): Promise<BrowserPhone> {
  const context = await browser.newContext({ viewport: { width: 460, height: 940 }, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource|favicon/.test(message.text())) errors.push(message.text()) })
  await page.goto(`${url}/phone`)
  await page.locator('#holder option').first().waitFor({ state: 'attached' })
  if ((await page.locator('#holder').inputValue()) !== holder) {
    await Promise.all([page.waitForNavigation(), page.locator('#holder').selectOption(holder)])
  }
  const app = (): Frame => {
    const frame = page.frames().find((one) => one !== page.mainFrame())
    if (!frame) throw new Error('the phone shows no app')
    return frame
  }
  await page.frameLocator('#app').locator('.hero, .page').first().waitFor({ timeout: 20_000 })
  const person = personOn(page, app)
  await person.settled()
  return {
    person, page, app, errors,
    shot: async (file) => {
      // A message banner of the platform covers the top for a few seconds.
      await page.waitForFunction(() => !document.querySelector('#banner')?.childElementCount, undefined, { timeout: 12_000 })
      await page.locator('.device').screenshot({ path: file })
    },
    async open(path) {
      await app().evaluate((to) => { window.location.hash = `#${to}` }, path)
      await person.settled()
    },
    close: () => context.close(),
  }
}
