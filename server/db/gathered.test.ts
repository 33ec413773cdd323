import { gathered } from './gathered'

const later = () => new Promise((resolve) => setTimeout(resolve, 5))

test('who asks in one turn of the loop or while a read is on its way is read together, in parts of the most', async () => {
  const batches: number[][] = []
  const read = gathered<number, number>({
    most: 3,
    async read(keys) {
      batches.push(keys)
      await later()
      return keys.map((key) => (key === 4 ? undefined : key * 10))
    },
  })
  expect(await Promise.all([1, 2, 3, 4, 5].map((key) => read(key)))).toEqual([10, 20, 30, undefined, 50])
  expect(batches).toEqual([[1, 2, 3], [4, 5]])
  const first = read(6)
  await new Promise((resolve) => setImmediate(resolve))
  expect(await Promise.all([first, read(7), read(8)])).toEqual([60, 70, 80])
  expect(batches.slice(2)).toEqual([[6], [7, 8]])
})

test('a read that fails fails for those in it, and the next ones are read again', async () => {
  let isFirst = true
  const read = gathered<number, number>({
    most: 10,
    async read(keys) {
      await later()
      if (isFirst) {
        isFirst = false
        throw new Error('away')
      }
      return keys
    },
  })
  const first = read(1)
  await new Promise((resolve) => setImmediate(resolve))
  expect((await Promise.allSettled([first, read(2)])).map((result) => result.status)).toEqual(['rejected', 'fulfilled'])
  expect(await read(3)).toBe(3)
})
