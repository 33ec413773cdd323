import type { FaceRequest } from '../platform'

export function verifyFace(face: FaceRequest): Promise<'finished' | 'cancelled'> {
  if (face.platform !== 'alipay') return Promise.resolve('cancelled')
  return new Promise((resolve) => {
    my.startAPVerify({
      url: face.url,
      certifyId: face.certifyId,
      success: ({ resultStatus }) => resolve(String(resultStatus) === '9000' ? 'finished' : 'cancelled'),
      fail: () => resolve('cancelled'),
    })
  })
}
