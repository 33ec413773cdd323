/** Nothing is laid out in these containers, so no part ever crosses a line; what is watched is written down. */
import { type ApiContext, note } from './call'

export const intersectionObservers = (context: ApiContext) => () => {
  const observer = {
    relativeTo: () => observer,
    relativeToViewport: () => observer,
    observe: (selector: string) => note(context, 'observe', 'ok', selector),
    disconnect: () => undefined,
  }
  return observer
}
