/** Talks with the app in the frame. Only that frame, and only on this origin, is listened to. */
export function openBridge(frame, apis) {
  const origin = location.origin
  const post = (message) => frame.contentWindow?.postMessage({ from: 'phone', ...message }, origin)

  window.addEventListener('message', async (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return
    const { from, id, api, args = {} } = event.data ?? {}
    if (from !== 'city-app' || typeof api !== 'string') return
    const run = Object.hasOwn(apis, api) ? apis[api] : null
    try {
      if (!run) throw new Error(`the phone has no "${api}"`)
      post({ id, ok: true, result: (await run(args)) ?? null })
    } catch (error) {
      post({ id, ok: false, error: error.message })
    }
  })

  return { tell: (event, more = {}) => post({ event, ...more }) }
}
