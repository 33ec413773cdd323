import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

  const onLinux = process.platform === 'linux' ? test : test.skip
  onLinux('of a process whose number now belongs to another one is taken over, and a living one is not, whoever it is', () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    try {
      writeFileSync(`${dir}.lock`, `${stranger.pid} an-earlier-boot/4711`)
      const unlock = lockFolder(dir)
      const [, startedAt] = readFileSync(`${dir}.lock`, 'utf8').split(' ')
      unlock()
      expect(startedAt).toMatch(/^[0-9a-f-]{36}\/\d+$/)
      // Without a start, as an older version wrote it, the number alone decides.
      writeFileSync(`${dir}.lock`, String(stranger.pid))
      expect(() => lockFolder(dir)).toThrow(`process ${stranger.pid}`)
      writeFileSync(`${dir}.lock`, `${process.pid} ${startedAt}`)
      expect(() => lockFolder(dir)).toThrow(`process ${process.pid}`)
    } finally {
      stranger.kill()
      rmSync(`${dir}.lock`)
    }
  })

  test('a broken data folder is said in one line, and the lock is let go', async () => {
    mkdirSync(dir, { recursive: true })
    writeFileSync(join(dir, 'PG_VERSION'), 'rubbish')
    await expect(openDatabase({ dir })).rejects.toThrow(/^the database in .* does not start \([^\n]*\); restore it or move the folder away to begin empty$/)
    expect(existsSync(`${dir}.lock`)).toBe(false)
  })
})
