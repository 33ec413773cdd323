/**
 * Taro 4.2's templates hold no aria attribute, so a screen reader would hear nothing that we say only to it.
 * This plugin writes them into the templates; src/platform/aria.ts tells the runtime the same list.
 */
import type { IPluginContext } from '@tarojs/service'
import { ariaComponents } from '../src/platform/aria-attributes'

interface MiniPlatform {
  platform: string
  template?: {
    mergeComponents(ctx: IPluginContext, components: typeof ariaComponents): void
    replacePropName(name: string, value: string, component: string, alias: unknown): string
  }
}

/** Alipay's views call it role. */
const alipayNames: Record<string, string> = { 'aria-role': 'role' }

export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ platform, template }: MiniPlatform) {
      // H5 draws real elements and has no templates.
      if (!template) return
      template.mergeComponents(ctx, ariaComponents)
      if (platform !== 'alipay') return
      const original = template.replacePropName.bind(template)
      template.replacePropName = (name, ...rest) => alipayNames[name] ?? original(name, ...rest)
    },
  })
}
