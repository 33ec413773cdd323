import { useEffect, useState, type RefObject } from 'react'
import type { InputRef } from 'antd'

/** `/` goes to the search box, j and k move, Enter opens: hands stay on the keyboard. */
export function useRowKeys(count: number, search: RefObject<InputRef | null>, open: (row: number) => void) {
  const [row, setRow] = useState(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) {
        if (event.key === 'Escape') event.target.blur()
        return
      }
      if (event.key === '/') {
        event.preventDefault()
        search.current?.focus()
      } else if (event.key === 'j') setRow((at) => Math.min(at + 1, count - 1))
      else if (event.key === 'k') setRow((at) => Math.max(at - 1, 0))
      else if (event.key === 'Enter' && count > 0) open(Math.min(row, count - 1))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [count, row, open, search])
  return Math.min(row, Math.max(count - 1, 0))
}
