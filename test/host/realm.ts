/**
 * The JavaScript world a mini-program really has: the language, timers and console. No eval, no new Function, no DOM,
 * no URL, no FormData, no Intl (many phones have none).
 */
import vm from 'node:vm'
import { type HostLog, textOfError } from './host-log'

export interface Realm {
  context: vm.Context
  run(code: string, filename: string): unknown
  /** A copy made inside the realm, as values that crossed the bridge between view and logic are. */
  copy<T>(value: T): T
  globals: Record<string, unknown>
  /** Stops all timers. */
  close(): void
  /** Timers that wait at most this long. */
  pendingWithin(ms: number): number
}

function timersOf(log: HostLog) {
  const waiting = new Map<number, { handle: NodeJS.Timeout; due: number }>()
  let last = 0
  const guarded = (work: unknown, args: unknown[]) => {
    try {
      if (typeof work === 'function') work(...args)
    } catch (error) {
      log.errors.push(textOfError(error))
    }
  }
  const start = (repeats: boolean) => (work: unknown, ms = 0, ...args: unknown[]): number => {
    const id = (last += 1)
    const run = () => {
      if (repeats) waiting.get(id)!.due = Date.now() + ms
      else waiting.delete(id)
      guarded(work, args)
    }
    waiting.set(id, { handle: repeats ? setInterval(run, ms) : setTimeout(run, ms), due: Date.now() + Number(ms) })
    return id
  }
  const stop = (id: number) => {
    const timer = waiting.get(id)
    if (timer) clearTimeout(timer.handle)
    waiting.delete(id)
  }
  return { waiting, setTimeout: start(false), setInterval: start(true), clearTimeout: stop, clearInterval: stop }
}

function consoleOf(log: HostLog) {
  const say = (level: string) => (...parts: unknown[]) => {
    log.console.push(`${level}: ${parts.map((part) => textOfError(part)).join(' ')}`)
  }
  return { log: say('log'), info: say('info'), debug: say('debug'), warn: say('warn'), error: say('error') }
}

const ABSENT = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef', 'escape', 'unescape']

export function openRealm(log: HostLog, extra: Record<string, unknown>): Realm {
  const timers = timersOf(log)
  const { waiting, ...timerFunctions } = timers
  const globals: Record<string, unknown> = { console: consoleOf(log), ...timerFunctions, ...extra }
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } })
  for (const name of ABSENT) vm.runInContext(`delete globalThis.${name}`, context)
  const parse = vm.runInContext('JSON.parse', context) as (text: string) => unknown
  return {
    context,
    globals,
    run: (code, filename) => new vm.Script(code, { filename }).runInContext(context),
    copy: <T>(value: T) => (value === undefined ? value : (parse(JSON.stringify(value)) as T)),
    close: () => [...waiting.keys()].forEach((id) => timers.clearTimeout(id)),
    pendingWithin: (ms) => [...waiting.values()].filter((timer) => timer.due - Date.now() <= ms).length,
  }
}
