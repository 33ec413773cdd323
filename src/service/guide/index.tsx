import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { calls } from '#contract/api/calls'
import type { TileReply } from '#contract/api/catalogue'
import { useCall } from '../../api/use-call'
import { platform } from '../../platform/current'
import { go, pathTo } from '../../platform/navigation'
import { scrollToPart } from '../../platform/scrolling'
import { CityPage } from '../../session/city-page'
import { Reading } from '../../session/reading'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { ListRow } from '../../ui/list-row'
import { Sheet } from '../../ui/sheet'
import { Skeleton } from '../../ui/skeleton'
import { guideWords, shareTitle } from '../../words/guide'
import { flowPath, usableFlows } from '../flow-path'
import { Anchors, partIds, type PartKey } from './anchors'
import { Basis, Questions } from './basis'
import { Cost, How, Who } from './blocks'
import { Bring } from './bring'
import { GuideHead } from './guide-head'
import { Where } from './where'
import './guide.scss'

const STICKY_HEIGHT = 48

export default function GuidePage() {
  const { city = '', tile = '' } = useRouter().params
  const call = useCall(calls.tile, { params: { city, tile }, query: { platform: platform.name } }, { cache: true })
  const [part, setPart] = useState<PartKey>('who')
  const [choosing, setChoosing] = useState(false)
  const { reply } = call
  const flows = usableFlows(reply?.flows)

  useEffect(() => {
    if (reply) platform.share({ title: shareTitle(reply.name, reply.guide), path: pathTo('/service/guide/index', { city, tile }) })
  }, [reply, city, tile])

  const show = (key: PartKey) => {
    setPart(key)
    scrollToPart(partIds[key], STICKY_HEIGHT)
  }
  const start = (flow: (typeof flows)[number]) => {
    setChoosing(false)
    go(flowPath(city, tile, flow))
  }
  const bar = reply && (
    <BottomBar actions={[{ icon: 'phone', label: guideWords.ask, onTap: () => platform.callTelephone(reply.guide.telephone) }, { icon: 'map-pin', label: guideWords.where, onTap: () => show('where') }]}>
      {flows.length === 0 ? <Button label={guideWords.onlyHall} disabled onTap={() => undefined} />
        : <Button label={flows.length === 1 ? flows[0].title : guideWords.chooseVerb} onTap={() => (flows.length === 1 ? start(flows[0]) : setChoosing(true))} />}
    </BottomBar>
  )
  const sheet = (
    <Sheet open={choosing} title={guideWords.choose} onClose={() => setChoosing(false)}>
      {flows.map((flow) => <ListRow key={flow.key} title={flow.title} icon={flow.kind === 'bill' ? 'receipt-yuan' : flow.kind === 'query' ? 'file-search' : 'calendar-event'} onTap={() => start(flow)} />)}
    </Sheet>
  )
  return (
    <CityPage bar={bar} sheets={sheet}>
      <Reading of={call} skeleton={<Skeleton bare plain tall rows={6} />}>
        {(tileReply: TileReply) => (
          <View>
            <GuideHead tile={tileReply} />
            <Anchors selected={part} onSelect={show} />
            <Who guide={tileReply.guide} />
            <Bring city={city} tile={tile} name={tileReply.name} materials={tileReply.guide.materials} />
            <How guide={tileReply.guide} />
            <Cost guide={tileReply.guide} />
            <Where guide={tileReply.guide} venues={tileReply.venues} />
            <Questions guide={tileReply.guide} />
            <Basis guide={tileReply.guide} />
          </View>
        )}
      </Reading>
    </CityPage>
  )
}
