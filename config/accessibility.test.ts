/** Taro's own template builders, with our plugin applied, as the build runs them. */
import helper from '@tarojs/helper'
import { Alipay } from '@tarojs/plugin-platform-alipay'
import { Weapp } from '@tarojs/plugin-platform-weapp'
import accessibility from './accessibility'

type Close = (platform: unknown) => void

function baseTemplate(Platform: typeof Weapp | typeof Alipay): string {
  let close: Close = () => undefined
  const ctx = { helper, registerMethod: ({ fn }: { fn: Close }) => { close = fn } }
  accessibility(ctx as never)
  const platform = new Platform(ctx as never, {} as never, {} as never)
  close(platform)
  const build = platform.template.buildTemplate as (config: unknown) => string
  return build({ includes: new Set(['view', 'click-view', 'text', 'input']), includeAll: false, exclude: new Set(), thirdPartyComponents: new Map() })
}

test('WeChat\'s templates carry what a screen reader is told', () => {
  const view = /<view [^>]*hover-class[^>]*>/.exec(baseTemplate(Weapp))?.[0] ?? ''
  for (const name of ['aria-label', 'aria-role', 'aria-hidden', 'aria-checked', 'aria-selected']) expect(view).toMatch(new RegExp(`${name}="\\{\\{i\\.p\\d+\\}\\}"`))
})

test('Alipay\'s views are given their role under the name Alipay knows', () => {
  const view = /<view [^>]*hover-class[^>]*>/.exec(baseTemplate(Alipay))?.[0] ?? ''
  expect(view).toMatch(/ role="\{\{i\.p\d+\}\}"/)
  expect(view).not.toContain('aria-role')
  expect(view).toMatch(/aria-label="\{\{i\.p\d+\}\}"/)
})
