import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBooks } from './books'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'books-'))
  file = join(folder, 'books.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what was written is there again after a restart that nobody announced', () => {
  const before = openBooks(file)
  before.shelf<{ state: string }>('orders').put('A1', { state: 'NOTPAY' })
  before.shelf<{ state: string }>('orders').put('A1', { state: 'SUCCESS' })
  before.shelf<{ state: string }>('orders').put('A2', { state: 'NOTPAY' })
  before.shelf('orders').remove('A2')
  // Not closed: a killed process closes nothing.
  const after = openBooks(file)
  expect(after.shelf('orders').list()).toEqual([{ state: 'SUCCESS' }])
  after.close()
})

test('half a line at the end, left by a kill, loses only itself', () => {
  const before = openBooks(file)
  before.shelf('orders').put('A1', { state: 'NOTPAY' })
  before.close()
  appendFileSync(file, '["orders","A2",{"sta')
  expect(openBooks(file).shelf('orders').list()).toEqual([{ state: 'NOTPAY' }])
})

test('emptied books are empty on disk too', () => {
  const books = openBooks(file)
  books.shelf('orders').put('A1', { state: 'NOTPAY' })
  books.empty()
  expect(books.shelf('orders').list()).toEqual([])
  expect(readFileSync(file, 'utf8')).toBe('')
  books.shelf('orders').put('A3', { state: 'NOTPAY' })
  books.close()
  expect(openBooks(file).shelf('orders').get('A3')).toEqual({ state: 'NOTPAY' })
})

test('a journal of many changes is cut down to what is still true', () => {
  const books = openBooks(file)
  for (let count = 0; count < 25_000; count += 1) books.shelf('clock').put('ahead', count)
  books.close()
  expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(10_000)
  expect(openBooks(file).shelf('clock').get('ahead')).toBe(24_999)
})
