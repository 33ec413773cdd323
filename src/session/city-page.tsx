import type { ReactNode } from 'react'
import { Page } from '../ui/page'
import { useSession } from './use-session'

export interface CityPageProps { onWhite?: boolean; bar?: ReactNode; sheets?: ReactNode; children?: ReactNode }

/** A page in the looks the session holds: the city's colours, 长辈版, type size. */
export function CityPage(props: CityPageProps) {
  const { theme, elder, fontStep } = useSession()
  return <Page theme={`city-${theme}`} elder={elder} fontStep={fontStep} {...props} />
}
