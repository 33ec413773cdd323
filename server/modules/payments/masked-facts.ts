/** Facts to recognise a bill by; a bureau that sends them in clear is masked here, before anything is stored. */
import type { Bill } from '#contract/api/payments'
import { maskedIdNumber, maskedMobile, maskedName } from '../identity'

const IS_NAME = /户主|户名|姓名|车主|所有人|参保人|缴费人|当事人/
const ID_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/g
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g

const maskedText = (text: string) => text.replace(ID_NUMBER, (number) => maskedIdNumber(number)).replace(MOBILE, (number) => maskedMobile(number))

export function maskedFacts(facts: Bill['facts']): Bill['facts'] {
  return facts.map(({ label, text }) => {
    const isClearName = IS_NAME.test(label) && !text.includes('*')
    return { label, text: isClearName ? maskedName(text) : maskedText(text) }
  })
}
