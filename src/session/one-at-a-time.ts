import { useRef } from 'react'

/** Two taps of one moment see the same state, so not the state but a ref keeps the second one out. */
export function useOneAtATime() {
  const running = useRef(false)
  return async (work: () => Promise<void>): Promise<void> => {
    if (running.current) return
    running.current = true
    try {
      await work()
    } finally {
      running.current = false
    }
  }
}
