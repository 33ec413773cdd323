/** The gateway's answers: a node named after the method, and a signature over the node's bytes as sent. */
import { createSign } from 'node:crypto'
import type { Keys } from '../keys'

export type Node = Record<string, unknown>

/** What a node says when the call failed. */
export type AlipayFault = { code: string; msg: string; sub_code: string; sub_msg: string }

const MESSAGES = { 20000: 'Service Currently Unavailable', 40001: 'Missing Required Arguments', 40002: 'Invalid Arguments', 40003: 'Insufficient Conditions', 40004: 'Business Failed' } as const

export const alipayFault = (code: keyof typeof MESSAGES, subCode: string, subMessage: string): AlipayFault => ({ code: String(code), msg: MESSAGES[code], sub_code: subCode, sub_msg: subMessage })
export const succeeded = (facts: Node): Node => ({ code: '10000', msg: 'Success', ...facts })

/** Alipay writes slashes as "\/", and signs them so. */
const written = (node: Node) => JSON.stringify(node).replaceAll('/', '\\/')

export function signedAnswer(keys: Keys, name: string, node: Node): string {
  const text = written(node)
  const sign = createSign('RSA-SHA256').update(text, 'utf8').sign(keys.alipayPrivate, 'base64')
  return `{"${name}":${text},"sign":"${sign}"}`
}

export const responseName = (method: string) => `${method.replaceAll('.', '_')}_response`
