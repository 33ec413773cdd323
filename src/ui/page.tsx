import { View } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'
import { classNames } from './class-names'

/** The seven colours a city may set. */
export interface PageBrand { brand800: string; brand700: string; brand600: string; brand300: string; brand100: string; brand50: string; onBrand2: string }

export interface PageProps {
  /** Class of the city's colours: "city-songling". */
  theme?: string
  /** The city's colours from the server, for a city that this build does not know. */
  brand?: PageBrand
  elder?: boolean
  /** Class of the type size: "fs-1", "fs-115", "fs-13" or "fs-15". */
  fontStep?: string
  /** White ground for pages of full-width sections with nothing below them. */
  onWhite?: boolean
  /** A BottomBar; the page leaves room for it. */
  bar?: ReactNode
  /** Sheets, outside the flow. */
  sheets?: ReactNode
  children?: ReactNode
}

const variables = (brand: PageBrand) =>
  ({
    '--brand-800': brand.brand800, '--brand-700': brand.brand700, '--brand-600': brand.brand600, '--brand-300': brand.brand300,
    '--brand-100': brand.brand100, '--brand-50': brand.brand50, '--on-brand-2': brand.onBrand2,
  }) as CSSProperties

/** The root of every page: the city's colours, 长辈版 and the font step are classes here and nowhere else. */
export function Page({ theme, brand, elder, fontStep, onWhite, bar, sheets, children }: PageProps) {
  return (
    <View className={classNames('page', theme, elder && 'elder', fontStep !== 'fs-1' && fontStep, onWhite && 'page-on-white')} style={brand && variables(brand)}>
      {children}
      {bar ? <View className="bar-space" /> : null}
      {bar}
      {sheets}
    </View>
  )
}
