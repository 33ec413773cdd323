import { openSync, closeSync, readFileSync, unlinkSync, writeSync } from 'node:fs'

/**
 * Keeps a second process out of a data folder. The lock of a process that died is taken over, also when its number
 * has gone to another one since, as after a reboot: beside the number stands when its process started.
 */
export function lockFolder(dir: string): () => void {
  const file = `${dir}.lock`
  for (let attempt = 0; attempt < 2; attempt++) {
    if (claim(file)) return () => release(file)
    const holder = holderOf(file)
    if (holder && isRunning(holder)) {
      throw new Error(`another server (process ${holder.pid}) is using ${dir}; stop it first, or set DATA_DIR`)
    }
    release(file)
  }
  throw new Error(`${file} cannot be claimed; remove it when no server runs`)
}

function claim(file: string): boolean {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, [process.pid, startOf(process.pid)].join(' ').trim())
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

interface Holder {
  pid: number
  /** Empty where the system does not tell. */
  startedAt: string
}

function holderOf(file: string): Holder | null {
  const [, pid, startedAt = ''] = /^(\d+)(?: (\S+))?$/.exec(readFileSync(file, 'utf8').trim()) ?? []
  return pid ? { pid: Number(pid), startedAt } : null
}

function isRunning({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = startOf(pid)
  return !startedAt || !now || startedAt === now
}

/** On Linux the boot and the clock tick since it in which a process started; elsewhere nothing, and the number alone decides. */
function startOf(pid: number): string {
  try {
    // The second field is the program's name in brackets and may hold anything, so fields are counted after the last bracket.
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
  } catch {
    return ''
  }
}
