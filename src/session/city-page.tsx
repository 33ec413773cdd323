import { useDidShow } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { platform } from '../platform/current'
import { tabs } from '../platform/navigation'
import { useShare } from '../platform/share-card'
import { EmptyState } from '../ui/empty-state'
import { Page } from '../ui/page'
import { commonWords } from '../words/everywhere'
import { useSession } from './use-session'

export interface CityPageProps { onWhite?: boolean; bar?: ReactNode; sheets?: ReactNode; children?: ReactNode }

/** Cities whose colours are in the style sheet; any other brings its colours as data. */
const knownThemes = ['yunpu', 'songling']

/** A page in the looks the session holds: the city's colours, 长辈版, type size. */
export function CityPage({ children, ...page }: CityPageProps) {
  const { brand, elder, fontStep, outside } = useSession()
  useDidShow(platform.pageShown)
  useShare({ title: commonWords.shareTitle, path: tabs.home })
  if (outside) return <Page onWhite><EmptyState icon="world" title={commonWords.outsideTitle} line={commonWords.outside} /></Page>
  const known = brand && knownThemes.includes(brand.theme)
  return (
    <Page theme={known ? `city-${brand.theme}` : undefined} brand={brand && !known ? brand : undefined} elder={elder} fontStep={fontStep} {...page}>
      {children}
    </Page>
  )
}
