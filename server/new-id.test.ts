import { idMaker } from './new-id'

describe('new ids', () => {
  test('are UUIDs of version 7 that sort in the order they were made, also within one millisecond', () => {
    const newId = idMaker(() => 1_795_000_000_000)
    const ids = Array.from({ length: 9_000 }, newId)
    for (const id of ids.slice(0, 50)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('stay in order when the clock goes back', () => {
    let now = 1_795_000_000_000
    const newId = idMaker(() => now)
    const first = newId()
    now -= 5_000
    expect(newId() > first).toBe(true)
  })
})
