import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from './folder-lock'
import { openDatabase } from './database'

describe('the lock of the data folder', () => {
  const base = mkdtempSync(join(tmpdir(), 'lock-'))
  const dir = join(base, 'db')
  afterAll(() => rmSync(base, { recursive: true }))

  test('keeps a second one out by the process number, and lets the next one in afterwards', () => {
    const unlock = lockFolder(dir)
    expect(() => lockFolder(dir)).toThrow(`another server (process ${process.pid}) is using ${dir}`)
    unlock()
    lockFolder(dir)()
    expect(existsSync(`${dir}.lock`)).toBe(false)
  })

  test('of a process that died, or with nothing readable in it, is taken over', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    for (const left of [String(pid), '', 'rubbish']) {
      writeFileSync(`${dir}.lock`, left)
      lockFolder(dir)()
    }
  })

  test('a broken data folder is said in one line, and the lock is let go', async () => {
    mkdirSync(dir, { recursive: true })
    writeFileSync(join(dir, 'PG_VERSION'), 'rubbish')
    await expect(openDatabase({ dir })).rejects.toThrow(/^the database in .* does not start \([^\n]*\); restore it or move the folder away to begin empty$/)
    expect(existsSync(`${dir}.lock`)).toBe(false)
  })
})
