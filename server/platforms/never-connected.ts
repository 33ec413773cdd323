/** Tells "nobody was reached" from "nobody answered": only the first proves that the other side saw nothing of a request. */
interface NetworkFault { code?: string; syscall?: string; errors?: readonly unknown[]; cause?: unknown }

/** What a socket does before the first byte of a request can leave. */
const BEFORE_SENDING = new Set(['getaddrinfo', 'connect'])

export function neverConnected(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, syscall, errors, cause } = error as NetworkFault
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || BEFORE_SENDING.has(syscall ?? '')) return true
  // A name with several addresses: each of them was tried.
  return errors?.length ? errors.every(neverConnected) : neverConnected(cause)
}
