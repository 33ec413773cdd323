import { openBooks } from '../books'
import { createClock } from '../clock'
import { identities } from '../keys'
import type { World } from '../world'
import { checkToken, plainToken, stableToken } from './tokens'

const SECRET = '0'.repeat(32)
const start = Date.now()

function aWorld() {
  const clock = createClock({ wall: () => start })
  return { clock, books: openBooks(), keys: { wechatAppSecret: SECRET } } as unknown as World
}
const ask = { grant_type: 'client_credential', appid: identities.wechatAppId, secret: SECRET }
const token = (grant: object) => (grant as { access_token: string }).access_token

test('the stable token stays the same until five minutes before its end, and then overlaps with the next', async () => {
  const world = aWorld()
  const first = token(stableToken(world, ask))
  await world.clock.advance(6800)
  expect(stableToken(world, ask)).toEqual({ access_token: first, expires_in: 400 })
  await world.clock.advance(200)
  const second = token(stableToken(world, ask))
  expect(second).not.toBe(first)
  expect(checkToken(world, first)).toBeNull()
  expect(checkToken(world, second)).toBeNull()
  await world.clock.advance(200)
  expect(checkToken(world, first)).toMatchObject({ errcode: 42001 })
})

test('a forced refresh ends the token before it, but not within 30 seconds', async () => {
  const world = aWorld()
  const first = token(stableToken(world, ask))
  expect(token(stableToken(world, { ...ask, force_refresh: true }))).toBe(first)
  await world.clock.advance(31)
  const second = token(stableToken(world, { ...ask, force_refresh: true }))
  expect(second).not.toBe(first)
  expect(checkToken(world, first)).toMatchObject({ errcode: 40001 })
})

test('the plain token replaces the one before and leaves the stable one alone', () => {
  const world = aWorld()
  const stable = token(stableToken(world, ask))
  const first = token(plainToken(world, ask))
  const second = token(plainToken(world, ask))
  expect([checkToken(world, stable), checkToken(world, second)]).toEqual([null, null])
  expect(checkToken(world, first)).toMatchObject({ errcode: 40001 })
})

test.each([
  [{ ...ask, appid: 'wx0' }, 40013],
  [{ ...ask, secret: 'no' }, 40125],
  [{ ...ask, appid: undefined }, 41002],
  [{ ...ask, secret: undefined }, 41004],
  [{ ...ask, grant_type: 'other' }, 40002],
])('wrong credentials %j are told apart by their code', (body, errcode) => {
  const answer = stableToken(aWorld(), body)
  expect(answer).toMatchObject({ errcode })
  expect((answer as { errmsg: string }).errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
})
