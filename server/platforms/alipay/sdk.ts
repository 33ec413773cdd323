/**
 * The SDK's HTTP client (urllib) replaces Socket.prototype.destroy for the whole process, with a version that
 * throws when one error ends two sockets: closing any pool of ours would crash. The original is put back.
 */
import { originalDestroy, putBackDestroy } from './socket-destroy'
import { AlipaySdk } from 'alipay-sdk'

putBackDestroy(originalDestroy)

export { AlipaySdk }
