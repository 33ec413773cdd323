/** How the processes end: in order on a signal, and with one clear line each fault when they cannot begin. */
import { ConfigFault } from './config'
import { BrokenCities } from './db/seed'

const GIVE_UP_MS = 8_000

export function onStop(close: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GIVE_UP_MS).unref()
    close().then(() => process.exit(0), sayAndExit)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** Written to stderr and not through the log: whoever starts the process reads it there. */
export function sayAndExit(cause: unknown): never {
  process.stderr.write(`${linesOf(cause).map((line) => `server: ${line}`).join('\n')}\n`)
  process.exit(1)
}

/** Faults that the one who starts the server can mend are said in a line; anything else keeps its stack. */
function linesOf(cause: unknown): string[] {
  if (cause instanceof ConfigFault) return cause.problems
  const error = cause as NodeJS.ErrnoException & { port?: number }
  if (error.code === 'EADDRINUSE') return [`port ${error.port} is taken; stop the other program or set PORT`]
  if (error.code === 'ECONNREFUSED') return [`PostgreSQL does not answer at the address in DATABASE_URL (${error.message})`]
  if (cause instanceof BrokenCities) return cause.lines
  return error instanceof Error && error.constructor === Error ? [error.message] : [String(error?.stack ?? cause)]
}
