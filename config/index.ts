import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import path from 'node:path'
import { version } from '../package.json'
import dev from './dev'
import prod from './prod'
import { READS_PLACEHOLDER } from './slim-templates'

const platforms = ['weapp', 'alipay', 'h5'] as const

/** Where the built app finds its server; H5 talks to its own origin. */
const apiBase = (platform: string) => (platform === 'h5' ? '' : (process.env.CITY_API_BASE ?? 'http://127.0.0.1:4000'))

export default defineConfig<'webpack5'>(async (merge) => {
  const platform = process.env.TARO_ENV ?? ''
  if (!platforms.includes(platform as (typeof platforms)[number])) {
    throw new Error(`unknown platform "${platform}": one of ${platforms.join(', ')}`)
  }
  const contract = path.resolve(__dirname, '..', 'contract')
  const outputRoot = `${process.env.CITY_DIST ?? 'dist'}/${platform}`
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'city-services',
    date: '2026-11-21',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    // WeChat templates cannot recurse; eight levels hold every page of ours and halve the base template.
    baseLevel: 8,
    outputRoot,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    defineConstants: {
      API_BASE: JSON.stringify(apiBase(platform)),
      DEFAULT_CITY: JSON.stringify(process.env.CITY_DEFAULT ?? 'yunpu'),
      APP_VERSION: JSON.stringify(version),
      TEMPLATE_READS: JSON.stringify(READS_PLACEHOLDER),
    },
    plugins: [path.resolve(__dirname, 'accessibility.ts'), path.resolve(__dirname, 'slim-templates.ts')],
    // The tab bar's pictures of every city: Taro copies by itself only those that app.config.ts names.
    copy: { patterns: [{ from: 'src/assets/', to: `${outputRoot}/assets/` }], options: {} },
    mini: {
      compile: { include: [contract] },
      // No minifyXML: its HTML minifier writes <input> without an end, which both platforms' compilers refuse.
      experimental: { compileMode: true },
      optimizeMainPackage: { enable: true },
      // Nothing of ours sets innerHTML, and its parser is 20 KB.
      runtime: { enableInnerHTML: false },
      postcss: { pxtransform: { enable: true, config: {} } },
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: [contract] },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: true, config: { baseFontSize: 20, maxRootSize: 40, minRootSize: 20 } } },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? dev : prod)
})
