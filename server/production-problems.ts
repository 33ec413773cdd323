/** What production must not be given: anything of the sandbox, and any platform or bureau that is this machine or its network. */
import type { Environment } from './config'

const PRIVATE_HOST = /^(localhost|.*\.localhost|.*\.local|0\.0\.0\.0|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|\[::1?\]|\[f[cd].*\])$/i

export const isPrivateHost = (url: string) => {
  try {
    return PRIVATE_HOST.test(new URL(url).hostname)
  } catch {
    return true
  }
}

export function productionProblems(env: Environment): string[] {
  const problems: string[] = []
  if (env.SANDBOX_URL || env.SANDBOX_PHONES) problems.push('SANDBOX_URL and SANDBOX_PHONES must not be set in production: the sandbox mints logins and payments')
  for (const name of ['WECHAT_API_BASE', 'WECHAT_PAY_BASE', 'ALIPAY_GATEWAY', 'PUBLIC_URL']) {
    const url = env[name]
    if (!url) {
      if (name === 'PUBLIC_URL') problems.push('PUBLIC_URL is not set: the platforms send their notices there')
      continue
    }
    if (!url.startsWith('https://')) problems.push(`${name} must begin with https:// in production`)
    else if (isPrivateHost(url)) problems.push(`${name} points to this machine or a private network`)
  }
  // Bureaus may well be in the government's private network, but never on this machine.
  if (/\/\/(localhost|127\.|\[::1\]|0\.0\.0\.0)/i.test(env.BUREAU_URLS ?? '')) problems.push('BUREAU_URLS points to this machine')
  if (/SANDBOX/i.test(env.WECHAT_PAY_PUBLIC_KEY_ID ?? '')) problems.push('WECHAT_PAY_PUBLIC_KEY_ID is the sandbox\'s')
  return problems
}
