/**
 * One key an intention: made when the citizen starts, sent again on every try, so that a double tap or a retry
 * after a lost answer gives the first answer again. Unique is enough; it is no secret.
 */
export function newRequestKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')
  return `${Date.now().toString(36)}-${part()}${part()}`
}
