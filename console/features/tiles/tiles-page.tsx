import { Alert, Button, Checkbox, Drawer, Input, type InputRef, Select, Table } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { calls } from '#contract/api/calls'
import { download, toCsv } from '../../shared/csv'
import type { SignedInOperator } from '../../shared/operator'
import { Refused, send } from '../../shared/send'
import { words } from '../../words/words'
import { type ConsoleTile, filterTiles } from './filter-tiles'
import { LiveTile } from './live-tile'
import { tileColumns, tileRows } from './tile-columns'
import { useRowKeys } from './use-row-keys'

interface Props {
  operator: SignedInOperator
  onSignOut: () => void
}

export function TilesPage({ operator, onSignOut }: Props) {
  const [tiles, setTiles] = useState<ConsoleTile[] | null>(null)
  const [problem, setProblem] = useState('')
  const [filter, setFilter] = useState({ words: '', city: '', channel: '', onlyProblems: false })
  const [opened, setOpened] = useState<ConsoleTile | null>(null)
  const search = useRef<InputRef>(null)

  const load = useCallback(() => {
    setProblem('')
    send(calls.consoleTiles).then(
      (reply) => setTiles(reply.tiles),
      (refused: Refused) => (refused.fault?.code === 'sign-in-needed' ? onSignOut() : setProblem(refused.message)),
    )
  }, [onSignOut])
  useEffect(load, [load])

  const rows = useMemo(() => filterTiles(tiles ?? [], filter), [tiles, filter])
  const open = useCallback((row: number) => setOpened(rows[row]), [rows])
  const current = useRowKeys(rows.length, search, open)
  const cities = [...new Map((tiles ?? []).map((tile) => [tile.city, tile.cityName]))].map(([value, label]) => ({ value, label }))
  const { tiles: said } = words

  return (
    <>
      <div className="top">
        <b>{words.title}</b>
        <span className="grow" />
        <span>{operator.name}，{operator.role}</span>
        <Button type="link" onClick={onSignOut}>{words.signOut}</Button>
      </div>
      <div className="body">
        <h1>{said.title}</h1>
        <p className="sub">{said.sub}</p>
        {problem && <Alert type="error" message={problem} action={<Button size="small" onClick={load}>{said.retry}</Button>} style={{ marginBottom: 12 }} />}
        <div className="filters">
          <Input ref={search} allowClear placeholder={said.search} style={{ width: 220 }} onChange={(event) => setFilter({ ...filter, words: event.target.value })} />
          <Select value={filter.city} style={{ width: 130 }} options={[{ value: '', label: said.allCities }, ...cities]} onChange={(city) => setFilter({ ...filter, city })} />
          <Select value={filter.channel} style={{ width: 130 }} options={[{ value: '', label: said.allChannels }, { value: 'wechat', label: said.channels.wechat }, { value: 'alipay', label: said.channels.alipay }]} onChange={(channel) => setFilter({ ...filter, channel })} />
          <Checkbox style={{ alignSelf: 'center' }} checked={filter.onlyProblems} onChange={(event) => setFilter({ ...filter, onlyProblems: event.target.checked })}>{said.onlyProblems}</Checkbox>
          <span className="grow" />
          <Button disabled={!rows.length} onClick={() => download('tiles.csv', toCsv(tileRows(rows)))}>{said.export}</Button>
        </div>
        <Table<ConsoleTile>
          size="small"
          rowKey={(tile) => `${tile.city}/${tile.tile}`}
          columns={tileColumns}
          dataSource={rows}
          loading={!tiles && !problem}
          pagination={false}
          locale={{ emptyText: said.empty }}
          rowClassName={(_, row) => (row === current ? 'row-current' : '')}
          onRow={(tile) => ({ onClick: () => setOpened(tile), style: { cursor: 'pointer' } })}
        />
      </div>
      <Drawer open={!!opened} width={460} title={opened?.name} onClose={() => setOpened(null)}>
        {opened && <LiveTile tile={opened} />}
      </Drawer>
    </>
  )
}
