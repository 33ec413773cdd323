import { isWithinLimits } from './data-limits'

test.each([
  ['thing1', '不动产登记'],
  ['thing1', '一二三四五六七八九十一二三四五六七八九十'],
  ['thing1', '𠮷'.repeat(20)],
  ['character_string4', '2026112409300100000001'],
  ['time2', '15:01'],
  ['time2', '2026年11月24日 09:30'],
  ['time2', '2026年11月24日 09:30~10:00'],
  ['date2', '2026年11月24日'],
  ['amount2', '38.40元'],
  ['amount2', '¥486.00'],
  ['phrase1', '已预约'],
  ['name1', '陈知夏'],
  ['phone_number1', '+86-19900001001'],
  ['car_number1', '云A12345'],
  ['number1', '12.5'],
])('%s takes %s', (key, value) => expect(isWithinLimits(key, value)).toBe(true))

test.each([
  ['thing1', ''],
  ['thing1', '一二三四五六七八九十一二三四五六七八九十一'],
  ['thing1', '两行\n字'],
  ['character_string4', '预约号1'],
  ['character_string4', '1'.repeat(33)],
  ['time2', '25:00'],
  ['time2', '明天上午'],
  ['amount2', '一百元'],
  ['amount2', '12345678901.00'],
  ['phrase1', '预约已经成功'],
  ['phrase1', 'OK'],
  ['name1', '欧阳'.repeat(6)],
  ['number1', '1,000'],
  ['unknown1', '不论什么'],
])('%s refuses %j', (key, value) => expect(isWithinLimits(key, value)).toBe(false))
