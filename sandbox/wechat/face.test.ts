import { certHash } from './face'

test('the hash of a certificate is the one WeChat publishes as its example', () => {
  expect(certHash('IDENTITY_CARD', '张三', '310101199801011234')).toBe('3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b')
})
