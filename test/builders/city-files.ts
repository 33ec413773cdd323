/** The smallest city that the linter lets pass: one service of each kind. For tests. */
import { implementationCode } from '#contract/codes'
import { messageEvents, type Tile } from '#contract/tile/tile'
import type { CityFiles } from '#contract/tile/lint/lint-city'

const USCC = '12990100710001032H'
const items = [
  { basicCode: '000799001000', name: '不动产登记', powerClass: 'confirmation', statutoryWorkingDays: 30, legalBasis: ['《不动产登记暂行条例》'] },
  { basicCode: '001199003000', name: '住房公积金缴存查询', powerClass: 'other', statutoryWorkingDays: 0, legalBasis: ['《住房公积金管理条例》'] },
  { basicCode: '001199005000', name: '自来水费缴纳', powerClass: 'other', statutoryWorkingDays: 0, legalBasis: ['《城市供水条例》'] },
]
const answer = { type: 'object' }
const operation = { method: 'GET', path: '/', answer, map: '{"balance": 1}', safeToRepeat: true }

export function aCity(): CityFiles {
  return structuredClone({
    key: 'yunpu',
    city: { file: 'yunpu/city.json', json: cityJson },
    connectors: [
      { file: 'yunpu/connectors/provident-fund.json', json: { name: 'provident-fund', title: '公积金中心', timeoutMs: 1000, operations: { query: operation } } },
      { file: 'yunpu/connectors/water.json', json: { name: 'water', title: '供水公司', timeoutMs: 1000, operations: { bills: operation, settle: operation } } },
    ],
    items: items.map((json) => ({ file: `items/${json.basicCode}.json`, json })),
    tiles: [
      { key: 'book', file: 'yunpu/tiles/book/tile.json', json: booking },
      { key: 'look', file: 'yunpu/tiles/look/tile.json', json: looking },
      { key: 'pay', file: 'yunpu/tiles/pay/tile.json', json: paying },
    ],
  })
}

const cityJson = {
  code: 'yunpu', name: '云浦市', appName: '云浦办事', areaCode: '990100', organiser: '云浦市政务服务管理局', supervisionTelephone: '12345', searchExample: '换护照', emblem: 'sailboat',
  brand: { theme: 'yunpu', brand800: '#103C6E', brand700: '#154C8A', brand600: '#1A5FAB', brand300: '#8DB6E0', brand100: '#DAE8F6', brand50: '#EDF4FB', onBrand2: '#D5E4F4' },
  venues: [{ key: 'hall', name: '政务服务中心', address: '观海路 88 号', point: { latitude: 30, longitude: 122 }, hours: [{ from: '09:00', to: '12:00' }], telephone: '0199-5550100' }],
  notices: [{ title: '中心搬到 3 楼', on: '2026-11-09', tile: 'book' }],
  lifeEvents: [{ name: '买房', icon: 'home', tiles: ['book'] }],
  templates: messageEvents.map((event) => ({ event, wechat: `W-${event}`, alipay: `A-${event}` })),
}

function aTile(item: (typeof items)[number], over: { guide: Partial<Tile['guide']>; flows: unknown[]; level: number; event: Tile['messages'][number]['event'] }) {
  return {
    identity: {
      basicCode: item.basicCode, implementationCode: implementationCode(USCC, '3', item.basicCode), name: item.name, shortName: '短名', icon: 'file', aliases: ['别名'], theme: 'housing', verb: 'query',
      audience: ['person'], department: { name: '某中心', shortName: '中心', uscc: USCC }, level: '3', powerClass: item.powerClass,
    },
    guide: {
      summary: '一句话', caseType: 'instant', conditions: ['谁都能办'], legalBasis: [{ title: '《条例》' }], process: [{ title: '第一步', detail: '点开' }], statutoryTime: { workingDays: item.statutoryWorkingDays },
      promisedTime: { workingDays: 0 }, visits: 0, onlineDepth: 'full', fees: [], materials: [], halls: [{ venue: 'hall' }], telephone: '12345', supervisionTelephone: '12345', questions: [{ ask: '问', answer: '答' }], updatedOn: '2026-11-10', ...over.guide,
    },
    flows: over.flows,
    assurance: { see: 0, submit: over.level, pay: over.level },
    messages: [{ event: over.event, template: over.event }],
    placement: { channels: ['wechat', 'alipay'], home: true, sort: 1 },
  }
}

const material = { necessity: 'required', copies: 1, signature: 'none' } as const
const booking = aTile(items[0], {
  guide: {
    caseType: 'promised', promisedTime: { workingDays: 5 }, visits: 1, visitReason: '要当面签字', onlineDepth: 'appointment',
    materials: [{ key: 'id-card', name: '身份证', basis: '《不动产登记暂行条例》第十六条', form: 'original', source: 'ask', ...material }],
    fees: [{ name: '登记费', amountInFen: 8000, unit: '每套', basis: { title: '《收费通知》' } }],
  },
  flows: [{
    kind: 'appointment', key: 'book', title: '预约办理', venues: [{ venue: 'hall', schedule: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00', slotMinutes: 30, quota: 5 }] }],
    horizonDays: 14, leadMinutes: 60, cancelCutoffMinutes: 60, perPersonLimit: 1, partyMax: 1, release: 'at-once', noShowRule: '停约 30 天', person: [{ key: 'name', label: '姓名', kind: 'person-name', required: true }],
  }],
  level: 1, event: 'booking-made',
})
const looking = aTile(items[1], {
  guide: { materials: [{ key: 'identity', name: '身份信息', basis: '《住房公积金管理条例》', form: 'electronic', source: 'shared', sharedFrom: '实名认证', ...material }] },
  flows: [{
    kind: 'query', key: 'look', title: '去查询', connector: { name: 'provident-fund', operation: 'query' }, freshMinutes: 60, consent: '查您的账户',
    inputs: [{ key: 'name', label: '姓名', kind: 'person-name', required: true }, { key: 'id-number', label: '身份证号', kind: 'id-number', required: true }],
    view: { facts: [{ value: 'balance', label: '余额', as: 'money' }], details: [], nothing: '没有查到' },
  }],
  level: 3, event: 'query-answered',
})
const paying = aTile(items[2], {
  guide: {},
  flows: [{ kind: 'bill', key: 'pay', title: '去缴费', inputs: [{ key: 'account', label: '户号', kind: 'account-number', required: true }], connector: { name: 'water', operation: 'bills' }, payee: { name: '供水公司', receipt: '当天开' }, basis: { title: '《水价》' }, nothing: '没有账单', refundDays: 5 }],
  level: 1, event: 'payment-settled',
})
