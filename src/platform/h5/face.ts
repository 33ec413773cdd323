import type { FaceRequest } from '../platform'
import { ask } from './bridge'

export async function verifyFace(face: FaceRequest): Promise<'finished' | 'cancelled'> {
  try {
    return (await ask<{ finished: boolean }>('verifyFace', { face })).finished ? 'finished' : 'cancelled'
  } catch {
    return 'cancelled'
  }
}
