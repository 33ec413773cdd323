import { ask } from './bridge'

export async function login(): Promise<string | null> {
  try {
    return (await ask<{ code: string }>('login')).code || null
  } catch {
    return null
  }
}
