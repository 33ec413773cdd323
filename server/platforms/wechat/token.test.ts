import { tokenKeeper, withToken } from './token'
import { isAnswer, type WechatAnswer, type WechatCall } from './client'

/** A WeChat that counts what it is asked and hands out t1, t2 … on force or once `expire` was called. */
function aWechat() {
  let number = 1
  const asked: { path: string; force?: boolean; token?: string }[] = []
  const call: WechatCall = async ({ path, query, body }) => {
    const force = (body as { force_refresh?: boolean }).force_refresh
    asked.push({ path, force, token: query?.access_token })
    await new Promise((done) => setImmediate(done))
    if (path === '/cgi-bin/stable_token') {
      if (force) number += 1
      return { access_token: `t${number}`, expires_in: 7200 }
    }
    const answer: WechatAnswer = query?.access_token === `t${number}` ? { errcode: 0 } : { errcode: 42001, errmsg: 'access_token expired' }
    return answer
  }
  return { call, asked, expire: () => (number += 1), count: (path: string) => asked.filter((one) => one.path === path).length }
}

const settings = { appId: 'wx-app', appSecret: 'secret' }

describe('the access token', () => {
  test('fifty calls at once fetch one token', async () => {
    const wechat = aWechat()
    const call = withToken(wechat.call, tokenKeeper(wechat.call, settings, () => 0))
    const answers = await Promise.all(Array.from({ length: 50 }, () => call({ path: '/send', body: {} })))
    expect(answers.every((answer) => isAnswer(answer) && answer.errcode === 0)).toBe(true)
    expect(wechat.count('/cgi-bin/stable_token')).toBe(1)
  })

  test('a token that was replaced meanwhile is renewed once, without force, and the call made again', async () => {
    const wechat = aWechat()
    const call = withToken(wechat.call, tokenKeeper(wechat.call, settings, () => 0))
    await call({ path: '/send', body: {} })
    wechat.expire()
    const answers = await Promise.all(Array.from({ length: 10 }, () => call({ path: '/send', body: {} })))
    expect(answers.every((answer) => isAnswer(answer) && answer.errcode === 0)).toBe(true)
    expect(wechat.asked.filter((one) => one.path === '/cgi-bin/stable_token').map((one) => one.force)).toEqual([false, false])
  })

  test('when WeChat gives the refused token again, the next one is forced', async () => {
    const wechat = aWechat()
    let refusedOnce = false
    const stubborn: WechatCall = async (request) => {
      if (request.path === '/send' && !refusedOnce) {
        refusedOnce = true
        return { errcode: 40001 }
      }
      return wechat.call(request)
    }
    const call = withToken(stubborn, tokenKeeper(stubborn, settings, () => 0))
    expect(await call({ path: '/send', body: {} })).toEqual({ errcode: 0 })
    expect(wechat.asked.filter((one) => one.path === '/cgi-bin/stable_token').map((one) => one.force)).toEqual([false, false, true])
  })

  test('five minutes before its end the token is fetched anew', async () => {
    const wechat = aWechat()
    let now = 0
    const keeper = tokenKeeper(wechat.call, settings, () => now)
    await keeper.current()
    now = 7200_000 - 5 * 60_000 + 1
    await keeper.current()
    expect(wechat.count('/cgi-bin/stable_token')).toBe(2)
  })

  test('while WeChat gives no token nothing is sent, and the next call asks again', async () => {
    let silent = true
    const call = withToken(
      async (request) => (silent ? 'silent' : request.path === '/send' ? { errcode: 0 } : { access_token: 't', expires_in: 7200 }),
      tokenKeeper(async () => (silent ? 'silent' : { access_token: 't', expires_in: 7200 }), settings, () => 0),
    )
    expect(await call({ path: '/send', body: {} })).toBe('not-sent')
    silent = false
    expect(await call({ path: '/send', body: {} })).toEqual({ errcode: 0 })
  })
})
