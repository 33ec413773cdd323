/** Both platforms refuse notify addresses with a query string or inside a private network; loopback is allowed because the city runs on this machine. */
const PRIVATE_HOST = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/

export function isPublicAddress(address: unknown, most: number): address is string {
  if (typeof address !== 'string' || address.length > most) return false
  try {
    const { protocol, search, hash, hostname } = new URL(address)
    return /^https?:$/.test(protocol) && !search && !hash && !address.includes('?') && !PRIVATE_HOST.test(hostname)
  } catch {
    return false
  }
}
