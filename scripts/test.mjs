/**
 * Everything that can be checked, in one go, ending with "N passed, N failed".
 * `--only NAME[,NAME]` runs some of the parts; the parts are listed below in the order they run.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { path, root, stopWith } from './shell.mjs'

const bin = (name) => path(`node_modules/${name}`)
const node = (name, file, ...args) => ({ name, command: [file, ...args] })
const jest = (name, folders, ...args) => ({ name, jest: true, command: [bin('jest/bin/jest.js'), '--roots', ...folders.map((folder) => path(folder)), ...args] })

const parts = [
  node('types', bin('typescript/bin/tsc'), '--noEmit'),
  node('lint', bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'),
  node('borders', bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'contract', 'src', 'server', 'console', 'sandbox', 'test', 'scripts'),
  jest('unit', ['contract', 'src', 'config', 'server', 'console', 'sandbox', 'scripts']),
  node('build', path('scripts/build.mjs')),
  jest('conformance', ['test/conformance']),
  jest('host', ['test/host']),
  jest('journeys', ['test/journeys'], '--maxWorkers=1'),
  jest('browser', ['test/browser'], '--maxWorkers=1'),
]

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`

/** A part that hangs (a process it left behind keeps it open) must fail, not hold up the rest. */
const LONGEST_PART_MS = 15 * 60_000

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, TZ: 'Asia/Shanghai', FORCE_COLOR: '0' } })
    const overdue = setTimeout(() => {
      console.error(`not finished after ${LONGEST_PART_MS / 60_000} minutes`)
      child.kill('SIGKILL')
    }, LONGEST_PART_MS)
    child.on('exit', (status) => {
      clearTimeout(overdue)
      resolve(status)
    })
  })
}

/** A part that is not Jest is one check: it passes or it fails. */
async function runCheck(part) {
  const status = await run(part.command)
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

async function runJest(part) {
  const report = path(`.cache/test/${part.name}.json`)
  rmSync(report, { force: true })
  const status = await run([...part.command, '--json', `--outputFile=${report}`, '--reporters=default', '--silent'])
  let counts
  try {
    counts = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites
  return {
    passed: counts.numPassedTests,
    // A run that ends badly without naming a test (a leaked process, a crash) is a failure too.
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: counts.numPendingTests + counts.numTodoTests,
  }
}

function chosenParts() {
  const flag = process.argv.indexOf('--only')
  if (flag < 0) {
    if (process.argv.length > 2) stopWith(`Unknown argument "${process.argv[2]}". Known: --only ${parts.map((part) => part.name).join(',')}`)
    return parts
  }
  const names = (process.argv[flag + 1] ?? '').split(',').filter(Boolean)
  const unknown = names.find((name) => !parts.some((part) => part.name === name))
  if (unknown || !names.length) stopWith(`Unknown part "${unknown ?? ''}". Known: ${parts.map((part) => part.name).join(', ')}`)
  return parts.filter((part) => names.includes(part.name))
}

mkdirSync(path('.cache/test'), { recursive: true })
const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
const began = Date.now()
for (const part of chosenParts()) {
  console.log(`\n── ${part.name}`)
  const since = Date.now()
  const counts = await (part.jest ? runJest(part) : runCheck(part))
  for (const key of Object.keys(total)) total[key] += counts[key]
  lines.push(`${part.name.padEnd(12)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(4)} failed   ${seconds(since)}`)
}
console.log(`\n${lines.join('\n')}\nin ${seconds(began)}\n`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed || !total.passed ? 1 : 0)
