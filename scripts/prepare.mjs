/** Runs before `npm start` and `npm test` on a fresh clone: packages first, then what `npm start` shows. */
import { installIfNeeded } from './install.mjs'

installIfNeeded()
if (!process.argv.includes('--install-only')) {
  const { build } = await import('./build.mjs')
  for (const target of ['h5', 'console']) await build(target)
}
