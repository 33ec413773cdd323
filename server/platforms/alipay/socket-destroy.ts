/** Must be imported before the SDK: it remembers what the SDK is about to replace. */
import { Socket } from 'node:net'

export const originalDestroy = Socket.prototype.destroy

export const putBackDestroy = (destroy: typeof originalDestroy): void => {
  Socket.prototype.destroy = destroy
}
