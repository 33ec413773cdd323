/** After the build, tells the runtime what the compiled templates read (config/template-reads.ts). */
import type { IPluginContext } from '@tarojs/service'
import fs from 'node:fs'
import path from 'node:path'
import { asConstant, templateReads } from './template-reads'

/** What defineConstants puts into the bundle; it holds no character that a string literal must escape. */
export const READS_PLACEHOLDER = '__TEMPLATE_READS__'

function filesUnder(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]))
}

export default (ctx: IPluginContext) => {
  ctx.onBuildFinish(() => {
    const files = filesUnder(ctx.paths.outputPath)
    // WeChat gets a file beside each page; Alipay, whose templates may recurse, has them all in base.axml.
    const templates = files.filter((file) => /(-templates\.wxml|base\.axml)$/.test(file))
    // Compiled templates write the attribute as the page did; Alipay's views call it role (config/accessibility.ts).
    for (const file of templates.filter((name) => name.endsWith('.axml'))) fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replaceAll(' aria-role="', ' role="'))
    const reads = new Map(templates.flatMap((file) => [...templateReads(fs.readFileSync(file, 'utf8'))]))
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const code = fs.readFileSync(file, 'utf8')
      if (code.includes(READS_PLACEHOLDER)) fs.writeFileSync(file, code.replaceAll(READS_PLACEHOLDER, asConstant(reads)))
    }
  })
}
