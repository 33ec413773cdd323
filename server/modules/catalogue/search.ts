/** Search in everyday words, abbreviations and pinyin, in memory, one index a city. */
import MiniSearch, { type SearchResult } from 'minisearch'
import { pinyin } from 'pinyin-pro'
import type { SearchReply } from '#contract/api/catalogue'
import type { PlatformName } from '#contract/api/shared'
import type { Tile } from '#contract/tile/tile'
import type { Context } from '../../context'
import { live, liveCity, type Live, type LiveCity } from './live'
import { pausedTiles } from './paused-tiles'
import { tileCard } from './tile-card'
import { wordsOf } from './words-of'

interface Doc {
  id: string
  name: string
  alias: string
  guide: string
  /** Every name in full pinyin without spaces, and by its initials. */
  sound: string
}

const MOST_HITS = 20
const indexes = new WeakMap<Live, Map<string, MiniSearch<Doc>>>()

const names = ({ identity }: Tile) => [identity.name, identity.shortName, ...identity.aliases]
const full = (text: string) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()
const initials = (text: string) => pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()

/** Tails too: "gjj" must find 住房公积金 (zfgjj), and "gongjijin" zhufanggongjijin. */
function sounds(text: string): string[] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' })
  const letters = syllables.map((syllable) => syllable[0] ?? '')
  return [full(text), initials(text), ...syllables.flatMap((_, i) => [syllables.slice(i).join(''), letters.slice(i).join('')])].filter((sound) => sound.length > 1)
}

function indexOf(city: LiveCity): MiniSearch<Doc> {
  const index = new MiniSearch<Doc>({
    fields: ['name', 'alias', 'guide', 'sound'],
    tokenize: (text, field) => (field === 'sound' ? text.split(' ') : wordsOf(text)),
    processTerm: (term) => term.toLowerCase(),
  })
  index.addAll(
    city.tiles.map(({ key, manifest }) => ({
      id: key,
      name: `${manifest.identity.name} ${manifest.identity.shortName}`,
      alias: manifest.identity.aliases.join(' '),
      guide: [manifest.identity.department.name, manifest.guide.summary, ...manifest.guide.conditions, ...manifest.guide.questions.map((each) => each.ask)].join(' '),
      sound: [...new Set(names(manifest).flatMap(sounds))].join(' '),
    })),
  )
  return index
}

export async function search(context: Context, wanted: { city: string; platform: PlatformName; q: string }): Promise<SearchReply> {
  const city = await liveCity(context, wanted.city)
  const now = await live(context)
  const byCity = indexes.get(now) ?? new Map<string, MiniSearch<Doc>>()
  indexes.set(now, byCity)
  const index = byCity.get(wanted.city) ?? indexOf(city)
  byCity.set(wanted.city, index)
  const paused = pausedTiles(context, city)
  const hits = find(index, wanted.q).flatMap((hit) => {
    const tile = city.byKey.get(String(hit.id))
    if (!tile || !tile.manifest.placement.channels.includes(wanted.platform)) return []
    const why = whyFound(tile.manifest, wanted.q)
    return [{ tile: tileCard(tile.key, tile.manifest, paused.has(tile.key)), ...(why && { why }) }]
  })
  return { hits: hits.slice(0, MOST_HITS) }
}

function find(index: MiniSearch<Doc>, q: string): SearchResult[] {
  const text = q.trim().toLowerCase()
  if (/^[a-z0-9 ]+$/.test(text)) {
    const sound = text.replaceAll(' ', '')
    return index.search(sound, { fields: ['sound'], prefix: sound.length > 1, tokenize: (term) => [term] })
  }
  const boost = { name: 4, alias: 3, guide: 1 }
  const options = { fields: ['name', 'alias', 'guide'], boost, prefix: true, tokenize: wordsOf }
  const exact = index.search(text, { ...options, combineWith: 'AND' })
  return exact.length > 0 ? exact : index.search(text, options)
}

/** What to tell the citizen when the name itself does not explain the hit. */
function whyFound(manifest: Tile, q: string): string | undefined {
  const text = q.trim().toLowerCase()
  const { name, shortName, aliases } = manifest.identity
  if (name.includes(text) || shortName.includes(text)) return undefined
  const sound = text.replaceAll(' ', '')
  const isSound = /^[a-z0-9]+$/.test(sound)
  const speaks = (each: string) => (isSound ? sounds(each).some((one) => one.startsWith(sound)) : each.includes(text) || text.includes(each))
  if (isSound && [name, shortName].some(speaks)) return undefined
  const alias = aliases.find(speaks) ?? (isSound ? undefined : closest(aliases, text))
  if (alias) return `又叫：${alias}`
  const said = [manifest.guide.summary, ...manifest.guide.conditions, ...manifest.guide.questions.map((each) => each.ask)].find((sentence) => sharesWord(sentence, text))
  return said && `指南里说到：${said}`
}

const sharesWord = (sentence: string, text: string) => wordsOf(text).some((word) => word.length > 1 && sentence.includes(word))

const closest = (aliases: string[], text: string) => aliases.find((alias) => sharesWord(alias, text))
