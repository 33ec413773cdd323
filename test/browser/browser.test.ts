import { chosenBrowser, openBrowser } from './browser'

describe('the browser for tests', () => {
  it('is the one that CHROMIUM_PATH names, and an error when it is not there', () => {
    expect(chosenBrowser('/opt/mine', () => true)).toEqual({ kind: 'path', path: '/opt/mine' })
    expect(() => chosenBrowser('/opt/mine', () => false)).toThrow(/CHROMIUM_PATH/)
  })

  it("is the system's before npm's", () => {
    expect(chosenBrowser(undefined, (path) => path === '/usr/bin/google-chrome')).toEqual({ kind: 'path', path: '/usr/bin/google-chrome' })
    expect(chosenBrowser(undefined, () => false)).toEqual({ kind: 'npm' })
  })

  it('from npm draws a page on a machine without any browser', async () => {
    const browser = await openBrowser({ kind: 'npm' })
    try {
      const page = await browser.newPage()
      await page.setContent('<h1>城市</h1>')
      expect(await page.textContent('h1')).toBe('城市')
    } finally {
      await browser.close()
    }
  }, 60_000)
})
