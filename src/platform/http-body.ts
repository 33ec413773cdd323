/** A body as the hosts hand it over: parsed, or the text, or nothing. */
export function parsedBody(body: unknown): unknown {
  if (typeof body !== 'string') return body ?? undefined
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Header names in lower case: WeChat keeps the server's spelling, Alipay and browsers do not. */
export function lowerCaseNames(headers: Record<string, unknown> | undefined): Record<string, string> {
  const lowered: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers ?? {})) lowered[name.toLowerCase()] = Array.isArray(value) ? String(value[0]) : String(value)
  return lowered
}
