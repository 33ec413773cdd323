/** The command line of the sandbox. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { SandboxOptions } from './app'

export type Read = { kind: 'ok'; options: SandboxOptions } | { kind: 'wrong'; why: string }

const USAGE = 'Usage: node --import tsx sandbox/main.ts --port 4010 --wechat-phone 4011 --alipay-phone 4012 --data .data/sandbox --app dist/h5 --server http://127.0.0.1:4000'

export function readArguments(args: string[]): Read {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args, options: { port: text, 'wechat-phone': text, 'alipay-phone': text, data: text, app: text, server: text } })
    const port = (name: 'port' | 'wechat-phone' | 'alipay-phone', otherwise: number) => readPort(name, values[name], otherwise)
    const options: SandboxOptions = {
      ports: { api: port('port', 4010), wechatPhone: port('wechat-phone', 4011), alipayPhone: port('alipay-phone', 4012) },
      dataDir: resolve(values.data ?? '.data/sandbox'),
      appDir: resolve(values.app ?? 'dist/h5'),
      serverUrl: readUrl(values.server ?? 'http://127.0.0.1:4000'),
    }
    return { kind: 'ok', options }
  } catch (error) {
    return { kind: 'wrong', why: `${(error as Error).message.split('\n')[0]}\n${USAGE}` }
  }
}

function readPort(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65_535) throw new Error(`--${name} must be a port number; it is "${value}".`)
  return port
}

function readUrl(value: string): string {
  if (!/^https?:\/\/[^/?#]+\/?$/.test(value)) throw new Error(`--server must be an address like http://127.0.0.1:4000; it is "${value}".`)
  return value.replace(/\/$/, '')
}
