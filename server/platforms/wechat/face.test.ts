import { certificateHash, finishFace, startFace } from './face'

const person = { name: '陈知夏', idNumber: '99010119900101001X', userId: 'openid-1', proofId: '01890a5d-ac96-774b-bcce-b302099a8057' }

describe('the face check of WeChat', () => {
  test('the certificate hash is the one of the official document', () => {
    expect(certificateHash({ name: '张三', idNumber: '310101199801011234' })).toBe('3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b')
  })

  test('the number of the proof goes without dashes, for WeChat takes 32 characters', async () => {
    let sent: unknown
    const outcome = await startFace(async ({ body }) => ((sent = body), { errcode: 0, verify_id: 'v1', expires_in: 3600 }), person)
    expect(outcome).toEqual({ kind: 'ready', face: { platform: 'wechat', verifyId: 'v1' }, proofRef: 'v1' })
    expect((sent as { out_seq_no: string }).out_seq_no).toBe('01890a5dac96774bbcceb302099a8057')
  })

  test.each([
    [{ errcode: 0, verify_ret: 10000 }, 'proved'],
    [{ errcode: 0, verify_ret: 90002 }, 'not-finished'],
    [{ errcode: 0, verify_ret: 10001 }, 'not-proved'],
    [{ errcode: 0 }, 'not-proved'],
    [{ errcode: 40007, verify_ret: 10000 }, 'not-proved'],
    [{ errcode: -1 }, 'unreachable'],
    ['silent', 'unreachable'],
    ['not-sent', 'unreachable'],
  ] as const)('%j means %s', async (answer, outcome) => {
    expect(await finishFace(async () => answer, 'v1', person)).toBe(outcome)
  })
})
