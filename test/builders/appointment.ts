/** A small city with one tile that can be booked, and citizens to book it. */
import type { City } from '#contract/tile/city'
import type { AppointmentFlow } from '#contract/tile/flow'
import type { Tile } from '#contract/tile/tile'
import type { Context } from '../../server/context'
import { publishCity, publishTile } from '../../server/modules/catalogue'
import type { Citizen } from '../../server/modules/identity'

type Venue = City['venues'][number]

export const aVenue = (over: Partial<Venue> = {}): Venue => ({
  key: 'civic-centre', name: '云浦市民中心', address: '云浦市滨河路 1 号 2 层', point: { latitude: 30.1, longitude: 120.1 },
  hours: [{ from: '09:00', to: '17:00' }], telephone: '0990-1234567', ...over,
})

const colours = { brand800: '#0B3D66', brand700: '#0F4C81', brand600: '#155FA0', brand300: '#8FB8DC', brand100: '#DCE9F5', brand50: '#F1F7FC', onBrand2: '#D6E6F5' }

export const aCity = (over: Partial<City> = {}): City => ({
  code: 'yunpu', name: '云浦市', appName: '云浦通', areaCode: '990100', organiser: '云浦市政务服务办公室', supervisionTelephone: '12345',
  searchExample: '公积金', brand: { theme: 'yunpu', ...colours }, emblem: 'river', venues: [aVenue()], notices: [], lifeEvents: [],
  templates: [
    { event: 'booking-made', wechat: 'wx-booking-made', alipay: 'ali-booking-made' },
    { event: 'booking-cancelled', wechat: 'wx-booking-cancelled', alipay: 'ali-booking-cancelled' },
    { event: 'payment-settled', wechat: 'wx-payment-settled', alipay: 'ali-payment-settled' },
  ],
  ...over,
})

export const anAppointmentFlow = (over: Partial<AppointmentFlow> = {}): AppointmentFlow => ({
  kind: 'appointment', key: 'counter', title: '预约办理',
  venues: [
    {
      venue: 'civic-centre',
      schedule: [
        { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '11:00', slotMinutes: 30, quota: 2 },
        { weekdays: [1, 2, 3, 4, 5], from: '14:00', to: '16:00', slotMinutes: 60, quota: 3 },
      ],
    },
  ],
  horizonDays: 7, leadMinutes: 60, cancelCutoffMinutes: 120, perPersonLimit: 1, partyMax: 1, release: 'at-once',
  noShowRule: '一年内爽约三次，三十天内不能再约。',
  person: [
    { key: 'name', label: '姓名', kind: 'person-name', required: true, fromProfile: 'name' },
    { key: 'mobile', label: '手机号', kind: 'mobile', required: true, fromProfile: 'mobile' },
  ],
  ...over,
})

const material = (over: Partial<Tile['guide']['materials'][number]>): Tile['guide']['materials'][number] => ({
  key: 'id-card', name: '身份证', basis: '《不动产登记暂行条例实施细则》第十一条', necessity: 'required', form: 'original', copies: 1, signature: 'none', source: 'ask', ...over,
})

export const anAppointmentTile = (flow: Partial<AppointmentFlow> = {}, over: Partial<Tile> = {}): Tile => ({
  identity: {
    basicCode: '000715001000', implementationCode: '11990100MB000000001000715001000'.slice(0, 31), name: '不动产登记预约', shortName: '房产登记', icon: 'home',
    aliases: ['房产证'], theme: 'housing', verb: 'handle', audience: ['person'],
    department: { name: '云浦市不动产登记中心', shortName: '不动产中心', uscc: '11990100MB00000000' }, level: '3', powerClass: 'confirmation',
  },
  guide: {
    summary: '约一个时间，到窗口办理不动产登记', caseType: 'promised', conditions: ['不动产在本市'], legalBasis: [{ title: '《不动产登记暂行条例》' }],
    process: [{ title: '预约', detail: '选时间和地点' }], statutoryTime: { workingDays: 30 }, promisedTime: { workingDays: 3 }, visits: 1,
    visitReason: '须当面核对身份', onlineDepth: 'appointment', fees: [],
    materials: [
      material({}),
      material({ key: 'marriage', name: '结婚证', necessity: 'conditional', condition: '共有的' }),
      material({ key: 'household', name: '户口簿', form: 'electronic', source: 'wallet' }),
    ],
    halls: [{ venue: 'civic-centre' }], telephone: '0990-1234567', supervisionTelephone: '12345', questions: [], updatedOn: '2026-11-01',
  },
  flows: [anAppointmentFlow(flow)],
  assurance: { see: 0, submit: 1, pay: 1 },
  messages: [{ event: 'booking-made', template: 'booking-made' }],
  placement: { channels: ['wechat', 'alipay'], home: true, sort: 10 },
  ...over,
})

export const anAuthor = { author: 'department-clerk', reviewer: 'city-reviewer' }

/** Publishes the city and its tile "housing-registration" as an operator would. */
export async function aBookableCity(context: Context, given: { city?: City; tile?: Tile } = {}): Promise<{ city: string; tile: string; venue: string }> {
  const city = given.city ?? aCity()
  await publishCity(context, { city, connectors: [], sort: 1, author: anAuthor.author })
  const manifest = given.tile ?? anAppointmentTile()
  await publishTile(context, { city: city.code, tile: 'housing-registration', manifest, ...anAuthor })
  return { city: city.code, tile: 'housing-registration', venue: city.venues[0].key }
}

export async function aCitizen(context: Context, over: Partial<Citizen> = {}): Promise<Citizen> {
  const id = context.newId()
  const citizen: Citizen = { id, platform: 'wechat', platformUserId: `openid-${id}`, level: 1, ...over }
  const now = context.clock.now()
  await context.db.query('insert into citizens (id, level, created_at) values ($1, $2, $3)', [citizen.id, citizen.level, now])
  await context.db.query(
    'insert into platform_accounts (platform, platform_user_id, citizen_id, created_at) values ($1, $2, $3, $4)',
    [citizen.platform, citizen.platformUserId, citizen.id, now],
  )
  return citizen
}
