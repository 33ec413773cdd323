import { gathered } from './gathered'

const later = () => new Promise((resolve) => setTimeout(resolve, 5))

test('who asks alone is read at once; who asks meanwhile is read together, in parts of the most', async () => {
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
  expect(batches).toEqual([[1], [2, 3, 4], [5]])
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
  expect((await Promise.allSettled([read(1), read(2)])).map((result) => result.status)).toEqual(['rejected', 'fulfilled'])
  expect(await read(3)).toBe(3)
})
