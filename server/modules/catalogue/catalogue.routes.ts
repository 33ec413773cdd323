import type { FastifyInstance } from 'fastify'
import { calls } from '#contract/api/calls'
import { ChannelQuery, CitiesReply, CityParams, HomeReply, SearchQuery, SearchReply, ServicesReply, TileParams, TileReply } from '#contract/api/catalogue'
import type { Context } from '../../context'
import { publicRead } from '../../http/public-read'
import { route } from '../../http/route'
import { citiesBody, cityBody } from './ready-bodies'
import { search } from './search'

const tag = '服务目录'

export function catalogueRoutes(app: FastifyInstance, context: Context): void {
  publicRead(app, calls.cities, { reply: CitiesReply, summary: '有哪些城市', tag }, () => citiesBody(context))
  publicRead(app, calls.home, { params: CityParams, query: ChannelQuery, reply: HomeReply, summary: '首页', tag }, ({ params, query }) =>
    cityBody(context, { ...params, ...query, kind: 'home' }))
  publicRead(app, calls.services, { params: CityParams, query: ChannelQuery, reply: ServicesReply, summary: '全部服务', tag }, ({ params, query }) =>
    cityBody(context, { ...params, ...query, kind: 'services' }))
  publicRead(app, calls.tile, { params: TileParams, query: ChannelQuery, reply: TileReply, summary: '一项服务和它的指南', tag }, ({ params, query }) =>
    cityBody(context, { city: params.city, ...query, kind: `tile:${params.tile}` }))
  route(app, calls.search, { params: CityParams, query: SearchQuery, reply: SearchReply, summary: '搜索', tag }, ({ params, query }) =>
    search(context, { ...params, ...query }))
}
