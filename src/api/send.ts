/** Calls any endpoint with the citizen's session: `await send(calls.book, { body })`. */
export { send } from '../session/session'
