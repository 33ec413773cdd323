import type { Guide, Material } from '#contract/tile/guide'
import { bringNote, factsOf, listText, materialLine } from './guide'

const basis = { title: '收费标准' }
const guide = (change: Partial<Guide>): Guide => ({
  summary: '换发护照', caseType: 'promised', conditions: ['有护照'], legalBasis: [basis], process: [{ title: '约', detail: '选时间' }],
  statutoryTime: { workingDays: 20 }, promisedTime: { workingDays: 7 }, visits: 1, onlineDepth: 'appointment', fees: [], materials: [],
  halls: [{ venue: 'centre' }], telephone: '12345', supervisionTelephone: '12345', questions: [], updatedOn: '2026-11-01', ...change,
})
const material = (change: Partial<Material>): Material => ({ key: 'id', name: '居民身份证', basis: '条例', necessity: 'required', form: 'original', copies: 1, signature: 'none', source: 'ask', ...change })

test('the row of four says days, visits, money and papers', () => {
  const facts = factsOf(guide({ fees: [{ name: '工本费', amountInFen: 12000, unit: '每本', basis }], materials: [material({}), material({ key: 'photo' })] }))
  expect(facts).toEqual([
    { figure: '7', unit: '个工作日', label: '承诺办结' },
    { figure: '1', unit: '次', label: '要跑现场' },
    { figure: '120', unit: '元', label: '收费' },
    { figure: '2', unit: '份', label: '要备材料' },
  ])
})

test('what is free, instant, online and without papers is said in words and not as zero', () => {
  expect(factsOf(guide({ promisedTime: { workingDays: 0 }, visits: 0 })).map((fact) => fact.figure)).toEqual(['当场', '不用', '不收', '不用'])
})

test('a fee by the tonne names its unit, and several fees begin with the least', () => {
  const water = { name: '水费', amountInFen: 225, unit: '每吨', basis }
  expect(factsOf(guide({ fees: [water] }))[2]).toEqual({ figure: '2.25', unit: '元', label: '每吨收费' })
  expect(factsOf(guide({ fees: [water, { ...water, name: '污水', amountInFen: 95 }] }))[2]).toEqual({ figure: '0.95', unit: '元起', label: '收费' })
})

test('papers that others bring are counted out and left off the list for the family', () => {
  const materials = [material({}), material({ key: 'photo', name: '照片', source: 'shared', sharedFrom: '公安局人口库' })]
  expect(bringNote(materials)).toBe('自己只要带 1 份')
  expect(listText('护照换发', materials)).toBe('护照换发，要带：\n1. 居民身份证（原件 1 份）')
  expect(materialLine(materials[1])).toBe('从公安局人口库取，不用您带')
})
