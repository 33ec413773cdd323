/** The phone's line to the platform behind it: the sandbox's device API, on the phone's own origin. */
export async function ask(path, body) {
  const reply = await fetch(`/device/${path}`, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const answer = await reply.json()
  if (!reply.ok) throw Object.assign(new Error(answer.errMsg ?? `device ${reply.status}`), { answer })
  return answer
}

const HOLDER = 'sandbox-phone-holder'

export const readHolder = (otherwise) => localStorage.getItem(HOLDER) ?? otherwise

/** Another person, another phone: nothing of the one before may stay on it. */
export function handOver(holder) {
  localStorage.clear()
  sessionStorage.clear()
  localStorage.setItem(HOLDER, holder)
}
