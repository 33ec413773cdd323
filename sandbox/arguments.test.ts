import { readArguments } from './arguments'

test('the command line of npm start is understood', () => {
  const read = readArguments('--port 4110 --wechat-phone 4111 --alipay-phone 4112 --data /d --app /h5 --server http://127.0.0.1:4100'.split(' '))
  expect(read).toEqual({ kind: 'ok', options: { ports: { api: 4110, wechatPhone: 4111, alipayPhone: 4112 }, dataDir: '/d', appDir: '/h5', serverUrl: 'http://127.0.0.1:4100' } })
})

test.each([
  [['--port', 'four'], '--port must be a port number; it is "four".'],
  [['--server', 'nowhere'], '--server must be an address like http://127.0.0.1:4000; it is "nowhere".'],
  [['--speed', '9'], "Unknown option '--speed'"],
])('%j is refused in a sentence that says what is wrong', (args, sentence) => {
  const read = readArguments(args)
  expect(read).toMatchObject({ kind: 'wrong' })
  expect((read as { why: string }).why).toContain(sentence)
})
