/** `npm run bench:app`: what the citizens' app costs on both platforms. Sizes are no timings: a broken limit ends with an error. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Target } from '../host/dialect'
import { startStack } from '../setup/stack'
import { beyondHalf, limits } from './app-audit'
import { type HomeMeasure, measureHome, TILES } from './app-home'
import { packageSizes } from './app-package'
import { walk } from './app-walk'

const MAX_RATIO = 1.6
const MAX_MAIN_BYTES = 500 * 1024
const MAX_PACKAGE_BYTES = 2 * 1024 * 1024
const MAX_ALL_BYTES = { weapp: 30 * 1024 * 1024, alipay: 8 * 1024 * 1024 }

const dist = (target: Target): string => path.join(process.env.CITY_DIST ?? path.resolve(__dirname, '../../dist'), target)
const broken: string[] = []
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
const say = (line: string): void => console.log(line)

function check(holds: boolean, what: string): string {
  if (!holds) broken.push(what)
  return holds ? '' : '   BROKEN'
}

function reportHome({ target, ours, native, warm, nativeWarm }: HomeMeasure): void {
  const same = ours.words.join('|') === native.words.join('|') && warm.words.join('|') === nativeWarm.words.join('|')
  const cold = ours.largest / native.largest
  const kept = warm.largest / nativeWarm.largest
  say(`\n${target}: first content of the home page with ${TILES} tiles, bytes of setData`)
  say(`  first launch   ours ${ours.largest} (all calls ${ours.calls.join(' + ')}), by hand ${native.largest}, ratio ${cold.toFixed(2)}${check(cold <= MAX_RATIO, `${target}: first content is ${cold.toFixed(2)} times a page by hand`)}`)
  say(`  kept content   ours ${warm.largest} (all calls ${warm.calls.join(' + ')}), by hand ${nativeWarm.largest}, ratio ${kept.toFixed(2)}${check(kept <= MAX_RATIO, `${target}: kept content is ${kept.toFixed(2)} times a page by hand`)}`)
  say(`  both pages draw the same ${ours.words.length} words: ${same ? 'yes' : 'no'}${check(same, `${target}: the page by hand draws other words, so the ratio means nothing`)}`)
}

function reportPackages(target: 'weapp' | 'alipay'): void {
  const sizes = packageSizes(dist(target))
  const all = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0)
  say(`\n${target}: packages`)
  say(`  main ${kilobytes(sizes[''])} of ${kilobytes(MAX_MAIN_BYTES)}${check(sizes[''] <= MAX_MAIN_BYTES, `${target}: main package ${kilobytes(sizes[''])}`)}`)
  for (const [name, bytes] of Object.entries(sizes).filter(([root]) => root)) {
    say(`  ${name} ${kilobytes(bytes)}${check(bytes <= MAX_PACKAGE_BYTES, `${target}: package ${name} ${kilobytes(bytes)}`)}`)
  }
  say(`  all ${kilobytes(all)}${check(all <= MAX_ALL_BYTES[target], `${target}: all packages ${kilobytes(all)}`)}`)
}

async function reportPages(target: Target): Promise<void> {
  const stack = await startStack()
  try {
    const pages = await walk(target, dist(target), stack)
    say(`\n${target}: every page, against half of each audit limit (nodes ${limits.nodes / 2}, depth ${limits.depth / 2}, children ${limits.children / 2}, setData ${kilobytes(limits.setDataBytes / 2)} and ${limits.setDataPerSecond / 2} a second)`)
    say('  nodes depth children  setData a second  page')
    for (const [route, audit] of [...pages].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const beyond = beyondHalf(audit)
      const figures = [String(audit.nodes).padStart(7), String(audit.depth).padStart(6), String(audit.children).padStart(9), kilobytes(audit.setDataBytes).padStart(9), String(audit.setDataPerSecond).padStart(9)]
      say(`${figures.join('')}  ${route}${check(!beyond.length, `${target} ${route}: ${beyond.map((one) => `${one} ${audit[one]}`).join(', ')}${beyond.includes('children') ? ` in .${audit.widest}` : ''}`)}`)
    }
  } finally {
    await stack.stop()
  }
}

async function main(): Promise<void> {
  const targets = ['weapp', 'alipay'] as const
  for (const target of targets) {
    if (!existsSync(path.join(dist(target), 'app.json'))) throw new Error(`dist/${target} is not built: npm run build:${target}`)
  }
  for (const target of targets) reportHome(await measureHome(target, dist(target)))
  for (const target of targets) reportPackages(target)
  for (const target of targets) await reportPages(target)
  say(broken.length ? `\nBroken:\n  ${broken.join('\n  ')}` : '\nEvery limit holds.')
  process.exit(broken.length ? 1 : 0)
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
