/** What the scripts share: where the project is, and how to end with one clear line. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const path = (relative) => join(root, relative)

/** Ends the program with one line a newcomer can act on. */
export function stopWith(line) {
  console.error(line)
  process.exit(1)
}
