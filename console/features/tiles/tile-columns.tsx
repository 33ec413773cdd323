import { Tag } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { beijingDate, beijingTime, displayDate } from '#contract/dates'
import { words } from '../../words/words'
import type { ConsoleTile } from './filter-tiles'

const { columns: names, bureau, channels } = words.tiles
const bureauColour = { up: 'success', down: 'error', none: 'default' } as const

export const publishedAt = (tile: ConsoleTile) => `${displayDate(beijingDate(tile.publishedAt))} ${beijingTime(tile.publishedAt)}`

export const tileColumns: ColumnsType<ConsoleTile> = [
  { title: names.name, dataIndex: 'name', render: (name: string, tile) => <><div style={{ fontWeight: 600 }}>{name}</div><span className="digest">{tile.tile}</span></> },
  { title: names.city, dataIndex: 'cityName', width: 90 },
  { title: names.department, dataIndex: 'department' },
  { title: names.bureau, dataIndex: 'bureau', width: 100, render: (state: ConsoleTile['bureau']) => <Tag color={bureauColour[state]}>{bureau[state]}</Tag> },
  { title: names.version, dataIndex: 'version', width: 150, render: (version: number, tile) => <>第 {version} 版 <span className="digest">{tile.digest.slice(0, 8)}</span></> },
  { title: names.channels, dataIndex: 'channels', width: 120, render: (list: string[]) => list.map((channel) => channels[channel] ?? channel).join('、') },
  { title: names.bookings, dataIndex: 'bookings', width: 70, align: 'right' },
  { title: names.settled, dataIndex: 'ordersSettled', width: 70, align: 'right' },
  { title: names.open, dataIndex: 'ordersOpen', width: 70, align: 'right' },
  { title: names.published, key: 'published', width: 190, render: (_, tile) => <>{publishedAt(tile)}<br /><span className="digest">{tile.publishedBy}</span></> },
]

/** The same columns as plain cells, for the export. */
export const tileRows = (tiles: ConsoleTile[]) => [
  [names.name, names.city, names.department, names.bureau, names.version, names.channels, names.bookings, names.settled, names.open, names.published],
  ...tiles.map((tile) => [
    tile.name, tile.cityName, tile.department, bureau[tile.bureau], tile.version,
    tile.channels.map((channel) => channels[channel] ?? channel).join('、'), tile.bookings, tile.ordersSettled, tile.ordersOpen, publishedAt(tile),
  ]),
]
