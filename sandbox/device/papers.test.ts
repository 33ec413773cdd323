import { buildSandbox, type Sandbox } from '../app'
import type { Papers } from './papers'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = buildSandbox({ ports: { api: 0, wechatPhone: 0, alipayPhone: 0 } })
  await sandbox.app.ready()
})
afterAll(() => sandbox.close())

const read = async (url: string) => {
  const { statusCode, body } = await sandbox.app.inject(url)
  return { status: statusCode, body: JSON.parse(body) }
}
type Holder = Papers & { name: string; mobile: string }
const holders = async () => (await read('/device/citizens')).body.citizens as Holder[]

test('everybody has a water account in both cities, and the water company knows it by their name', async () => {
  for (const { name, waterAccounts } of await holders()) {
    expect(waterAccounts.map(({ of }) => of)).toEqual(['云浦', '松岭'])
    for (const { city, number } of waterAccounts) {
      const { status, body } = await read(`/bureaus/${city}/water/v1/accounts/${number}/bills`)
      expect([status, body.holder[0]]).toEqual([200, name[0]])
    }
  }
})

test('a case number with its holder\'s telephone finds the case, and who has no case has no number', async () => {
  const all = await holders()
  for (const { mobile, cases } of all) {
    for (const { city, number } of cases) expect((await read(`/bureaus/${city}/registry/bj/jdcx?bjbh=${number}&lxdh=${mobile}`)).body.ret).toBe(0)
  }
  expect(all.filter(({ cases }) => !cases.length).map(({ name }) => name)).toEqual(['何小满'])
})
