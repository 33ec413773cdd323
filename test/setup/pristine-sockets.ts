/**
 * alipay-sdk's HTTP client replaces Socket.prototype.destroy for its whole process (see server/platforms/alipay/sdk.ts).
 * Jest gives every test file new modules but one and the same node:net, so a suite that loads the bare SDK would spoil
 * the next one in its worker: each file begins with the method that Node brought.
 */
import { Socket } from 'node:net'

const pristine = Symbol.for('city-services.pristine-destroy')
const prototype = Socket.prototype as unknown as Record<symbol, typeof Socket.prototype.destroy>

prototype[pristine] ??= Socket.prototype.destroy
Socket.prototype.destroy = prototype[pristine]
