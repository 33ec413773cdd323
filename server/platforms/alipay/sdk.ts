/**
 * The SDK's HTTP client (urllib) does two things behind our back, and both are undone here.
 * It replaces Socket.prototype.destroy for the whole process, with a version that throws when one error ends two
 * sockets: closing any pool of ours would crash. The original is put back.
 * It sends a request again by itself when the connection breaks before an answer: a message would arrive twice (T6).
 */
import { createRequire } from 'node:module'
import { originalDestroy, putBackDestroy } from './socket-destroy'
import { AlipaySdk } from 'alipay-sdk'

putBackDestroy(originalDestroy)

interface Urllib { request(url: string, options: object): Promise<unknown> }
/** The SDK's own copy, whatever else is installed. */
const { default: urllib } = createRequire(createRequire(__filename).resolve('alipay-sdk'))('urllib') as { default: Urllib }
const send = urllib.request
urllib.request = (url, options) => send(url, { ...options, socketErrorRetry: 0 })

export { AlipaySdk }
