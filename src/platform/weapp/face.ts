import type { FaceRequest } from '../platform'

/** The API has no Promise form, and Taro knows only its retired predecessor. */
export function verifyFace(face: FaceRequest): Promise<'finished' | 'cancelled'> {
  if (face.platform !== 'wechat') return Promise.resolve('cancelled')
  return new Promise((resolve) => {
    wx.requestFacialVerify({ verifyId: face.verifyId, success: () => resolve('finished'), fail: () => resolve('cancelled') })
  })
}
