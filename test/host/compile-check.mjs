/**
 * WeChat's own compilers over dist/weapp, offline: `node test/host/compile-check.mjs <folder>` prints one JSON line.
 * A process of its own, because miniprogram-ci leaves a watcher open and wants to be ended.
 */
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const require = createRequire(import.meta.url)
const log = console.log
// The tool chats on the standard output; only our line may come out there.
console.log = console.info = console.warn = () => {}
const ci = require('miniprogram-ci')

/** What the vendor's server would say of the account; the compilers need nothing else of it. */
const account = {
  platform: false, appType: 0, isSandbox: false, released: false,
  setting: { MaxCodeSize: 2, MaxSubpackageSubCodeSize: 2, MaxSubpackageFullCodeSize: 30, NavigateMiniprogramLimit: 10, MaxSubPackageLimit: 100, MinTabbarCount: 2, MaxTabbarCount: 5, MaxCustomTabbarCount: 500, MaxTabbarIconSize: 40 },
}

const project = new ci.Project({ appid: 'wx9901000000000001', type: 'miniProgram', projectPath: path.resolve(process.argv[2]), privateKey: 'offline', ignores: ['node_modules/**/*'] })
project.attr = async () => account

const folder = mkdtempSync(path.join(tmpdir(), 'compile-check-'))
const answer = { compiled: 0, problem: null, quality: [] }
try {
  // With the project's own settings the templates are parsed too; without any they are only packed.
  const compiled = await ci.getCompiledResult({ project, version: '0.1.0', desc: 'check', setting: { useProjectConfig: true }, onProgressUpdate: () => {} }, path.join(folder, 'package.zip'))
  answer.compiled = Object.keys(compiled).length
  const report = path.join(folder, 'quality.json')
  const quality = await ci.checkCodeQuality(project, report)
  answer.quality = quality ?? JSON.parse(readFileSync(report, 'utf8'))
} catch (error) {
  answer.problem = { code: error.code ?? null, message: String(error.message ?? error).slice(0, 2000) }
}
rmSync(folder, { recursive: true, force: true })
log(JSON.stringify(answer))
process.exit(0)
