import { personalBox } from './personal-box'

describe('the personal box', () => {
  const box = personalBox(Buffer.alloc(32, 1))

  test('what is sealed opens again, and the same value is sealed differently each time', () => {
    const [one, two] = [box.encrypt('陈知夏'), box.encrypt('陈知夏')]
    expect(one.equals(two)).toBe(false)
    expect([box.decrypt(one), box.decrypt(new Uint8Array(two))]).toEqual(['陈知夏', '陈知夏'])
  })

  test('a changed byte anywhere does not open', () => {
    const sealed = box.encrypt('990101199003070138')
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i] ^= 1
      expect(() => box.decrypt(changed)).toThrow()
    }
  })

  test('another key neither opens nor fingerprints alike', () => {
    const other = personalBox(Buffer.alloc(32, 2))
    expect(() => other.decrypt(box.encrypt('x'))).toThrow()
    expect(other.fingerprint('x')).not.toBe(box.fingerprint('x'))
    expect(box.fingerprint('x')).toBe(box.fingerprint('x'))
  })
})
