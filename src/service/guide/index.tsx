import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { calls } from '#contract/api/calls'
import type { TileReply } from '#contract/api/catalogue'
import { useCall } from '../../api/use-call'
import { platform } from '../../platform/current'
import { go, pathTo } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { Reading } from '../../session/reading'
import { useSession } from '../../session/use-session'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { ListRow } from '../../ui/list-row'
import { Sheet } from '../../ui/sheet'
import { Skeleton } from '../../ui/skeleton'
import { guideWords, shareTitle } from '../../words/guide'
import { flowPath, usableFlows, type UsableFlow } from '../flow-path'
import { Anchors } from './anchors'
import { Basis, Questions } from './basis'
import { Cost, How, Who } from './blocks'
import { Bring } from './bring'
import { GuideHead } from './guide-head'
import { LinkSheet } from './link-sheet'
import { useLink } from './use-link'
import { usePart } from './use-part'
import { Where } from './where'
import './guide.scss'

/** Of the anchor bar, with its borders. */
const STICKY_HEIGHT = { normal: 48, elder: 62 }

const flowIcons: Record<UsableFlow['kind'], string> = { bill: 'receipt-yuan', query: 'file-search', appointment: 'calendar-event', link: 'world' }

export default function GuidePage() {
  const { city = '', tile = '' } = useRouter().params
  const call = useCall(calls.tile, { params: { city, tile }, query: { platform: platform.name } }, { cache: true })
  const [choosing, setChoosing] = useState(false)
  const { reply } = call
  const { elder } = useSession()
  const { part, show } = usePart(reply !== undefined, elder ? STICKY_HEIGHT.elder : STICKY_HEIGHT.normal)
  const link = useLink()
  const flows = usableFlows(reply?.flows)

  useEffect(() => {
    if (reply) platform.share({ title: shareTitle(reply.name, reply.guide), path: pathTo('/service/guide/index', { city, tile }) })
  }, [reply, city, tile])

  const start = (flow: UsableFlow) => {
    setChoosing(false)
    if (flow.kind === 'link') link.ask(flow)
    else go(flowPath(city, tile, flow))
  }
  const bar = reply && (
    <BottomBar actions={[{ icon: 'phone', label: guideWords.ask, onTap: () => platform.callTelephone(reply.guide.telephone) }, { icon: 'map-pin', label: guideWords.where, onTap: () => show('where') }]}>
      {flows.length === 0 ? <Button label={guideWords.onlyHall} disabled onTap={() => undefined} />
        : <Button label={flows.length === 1 ? flows[0].title : guideWords.chooseVerb} onTap={() => (flows.length === 1 ? start(flows[0]) : setChoosing(true))} />}
    </BottomBar>
  )
  const sheets = (
    <>
      <Sheet open={choosing} title={guideWords.choose} onClose={() => setChoosing(false)}>
        {flows.map((flow) => <ListRow key={flow.key} title={flow.title} icon={flowIcons[flow.kind]} onTap={() => start(flow)} />)}
      </Sheet>
      <LinkSheet link={link} telephone={reply?.guide.telephone ?? ''} />
    </>
  )
  return (
    <CityPage bar={bar} sheets={sheets}>
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
