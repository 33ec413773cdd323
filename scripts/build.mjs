/** Builds the app for each platform and the console. `build.mjs weapp h5` builds those two; nothing named builds all. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { path, root, stopWith } from './shell.mjs'

const taro = (platform) => ({
  command: ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', platform],
  sources: ['src', 'contract', 'config', 'types', 'package-lock.json', 'babel.config.js'],
})

export const targets = {
  weapp: taro('weapp'),
  alipay: taro('alipay'),
  h5: taro('h5'),
  console: { command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'console/vite.config.mts', '--logLevel', 'warn'], sources: ['console', 'contract', 'package-lock.json'] },
}

function filesBelow(place) {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(place, entry.name)))
}

/** Changes when anything the build reads changes, so that an unchanged target is not built again. */
function sourceDigest(target) {
  const hash = createHash('sha256').update(process.env.CITY_API_BASE ?? '')
  for (const file of targets[target].sources.flatMap((source) => filesBelow(path(source)))) {
    if (!/\.test\.tsx?$/.test(file)) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const stamp = (target) => path(`dist/.built-${target}`)

export function isBuilt(target) {
  return existsSync(stamp(target)) && readFileSync(stamp(target), 'utf8') === sourceDigest(target)
}

function run(target) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, targets[target].command, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('close', (status) => resolve({ status, output }))
  })
}

/** Builds one target unless it is built from the same sources already. */
export async function build(target) {
  if (isBuilt(target)) return
  const digest = sourceDigest(target)
  const began = Date.now()
  process.stdout.write(`Building ${target}… `)
  rmSync(stamp(target), { force: true })
  rmSync(path(`dist/${target}`), { recursive: true, force: true })
  const { status, output } = await run(target)
  if (status !== 0 || /Failed to compile|compiled with \d+ error/i.test(output)) {
    console.log('failed')
    console.error(output.slice(-4000))
    stopWith(`The ${target} build failed; its message is above.`)
  }
  mkdirSync(path('dist'), { recursive: true })
  writeFileSync(stamp(target), digest)
  console.log(`${Math.round((Date.now() - began) / 1000)} s`)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !(name in targets))
  if (unknown) stopWith(`Unknown build target "${unknown}": one of ${Object.keys(targets).join(', ')}.`)
  for (const target of wanted.length ? wanted : Object.keys(targets)) await build(target)
}
