/** Runs a hook in real React without a page: its owner draws nothing, so React asks next to nothing of its document. */
import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'

const quiet = { addEventListener: () => undefined, removeEventListener: () => undefined }

function emptyDocument(): Element {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, window: { HTMLIFrameElement: class {}, ...quiet } })
  const ownerDocument = { nodeType: 9, activeElement: null, ...quiet }
  return { nodeType: 1, nodeName: 'DIV', tagName: 'DIV', namespaceURI: 'http://www.w3.org/1999/xhtml', textContent: '', ownerDocument, ...quiet } as unknown as Element
}

export interface Hook<Result> { current(): Result; /** Runs the work and whatever it sets going. */ does(work: (now: Result) => unknown): Promise<void>; leave(): Promise<void> }

export async function renderHook<Result>(use: () => Result): Promise<Hook<Result>> {
  const root = createRoot(emptyDocument())
  let result: Result
  function Owner(): null {
    result = use()
    return null
  }
  await act(async () => root.render(createElement(Owner)))
  return {
    current: () => result,
    does: async (work) => { await act(async () => { await work(result) }) },
    leave: async () => { await act(async () => root.unmount()) },
  }
}
