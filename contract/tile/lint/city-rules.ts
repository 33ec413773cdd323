/** The city file itself: colours that can be read, and links that lead somewhere. */
import type { City } from '../city'
import { messageEvents } from '../tile'
import { repeated, when, type Finding } from './problem'
import { wordsFindings } from './plain-words'

const LEAST_CONTRAST = 4.5
const PAGE = '#F3F5F8'

export interface CityRule {
  id: string
  check(city: City, tiles: string[]): Finding[]
}

export const cityRules: CityRule[] = [
  {
    id: 'brand-contrast',
    check: ({ brand }) =>
      (['#FFFFFF', PAGE, brand.brand100] as const).flatMap((ground) => {
        const ratio = contrast(brand.brand600, ground)
        return when(ratio < LEAST_CONTRAST, '/brand/brand600', `在 ${ground} 上看不清：对比度 ${ratio.toFixed(1)}，至少要 ${LEAST_CONTRAST}`)
      }),
  },
  {
    id: 'tile-exists',
    check: (city, tiles) => [
      ...city.notices.flatMap(({ tile }, i) => when(tile !== undefined && !tiles.includes(tile), `/notices/${i}/tile`, `没有 ${tile} 这项服务`)),
      ...city.lifeEvents.flatMap((event, e) => event.tiles.flatMap((tile, i) => when(!tiles.includes(tile), `/lifeEvents/${e}/tiles/${i}`, `没有 ${tile} 这项服务`))),
    ],
  },
  {
    id: 'keys-once',
    check: (city) => repeated(city.venues.map((venue) => venue.key)).map(({ value, index }) => ({ path: `/venues/${index}/key`, reason: `地点短名重复：${value}` })),
  },
  {
    id: 'templates-complete',
    check: (city) => messageEvents.flatMap((event) => when(!city.templates.some((template) => template.event === event), '/templates', `少了 ${event} 的消息模板`)),
  },
  { id: 'plain-words', check: (city) => wordsFindings(city, '') },
]

/** WCAG 2 contrast of two #RRGGBB colours. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
