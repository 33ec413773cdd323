import { Writable } from 'node:stream'
import { makeLogger, scrub } from './log'

describe('the log', () => {
  const lines: string[] = []
  const log = makeLogger({ to: new Writable({ write: (chunk, _encoding, done) => void (lines.push(String(chunk)), done()) }) })
  const written = (act: () => void) => {
    lines.length = 0
    act()
    return lines.join('')
  }

  test('members that hold personal values are removed at any depth, whatever their value', () => {
    const text = written(() => log.info({ citizen: { name: '陈知夏', deep: [{ idNumber: '990101199003070138', mobile: '19900000001' }] }, token: 'abc', inputs: { account: '1' } }, 'x'))
    expect(text).not.toMatch(/陈知夏|990101199003070138|19900000001|abc|"account"/)
    expect(JSON.parse(text).citizen.name).toBe('[removed]')
  })

  test('ID numbers, phone numbers and tokens that slipped into words are removed', () => {
    const text = written(() => log.warn({}, 'no bill for 990101199003070138, 99010119900307013X or 19900000001 (+86 19900000001), Bearer abc.def-ghi'))
    expect(text).not.toMatch(/99010119900307|1990000|abc\.def/)
  })

  test('an error keeps its words and stack, without the row the database quotes and without what the client carries', () => {
    const error = Object.assign(new Error('duplicate key\nKey (name)=(陈知夏) exists'), { config: { headers: { authorization: 'secret-header' } } })
    const text = written(() => log.error({ err: error }, 'failed'))
    expect(text).toContain('duplicate key')
    expect(text).toContain('log.test.ts')
    expect(text).not.toMatch(/陈知夏|secret-header/)
  })

  test('times, ids and amounts stay readable', () => {
    const facts = { requestId: '01a1fcab-4a1e-7396-a125-691f26c237c8', at: 1795237321444, orderNumber: 'Y20261124000000000017', amountInFen: 48600 }
    expect(JSON.parse(written(() => log.info(facts, 'x')))).toMatchObject(facts)
    expect(scrub('order 20261124093000123456 took 13500 ms')).toBe('order 20261124093000123456 took 13500 ms')
  })
})
