import { openSync, closeSync, readFileSync, unlinkSync, writeSync } from 'node:fs'

/** Keeps a second process out of a data folder. The lock of a process that died is taken over. */
export function lockFolder(dir: string): () => void {
  const file = `${dir}.lock`
  for (let attempt = 0; attempt < 2; attempt++) {
    if (claim(file)) return () => release(file)
    const holder = holderOf(file)
    if (holder !== null && isRunning(holder)) {
      throw new Error(`another server (process ${holder}) is using ${dir}; stop it first, or set DATA_DIR`)
    }
    release(file)
  }
  throw new Error(`${file} cannot be claimed; remove it when no server runs`)
}

function claim(file: string): boolean {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  }
}

function release(file: string): void {
  try {
    unlinkSync(file)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
  }
}

function holderOf(file: string): number | null {
  const text = readFileSync(file, 'utf8').trim()
  return /^\d+$/.test(text) ? Number(text) : null
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
