import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Material } from '#contract/tile/guide'
import { platform } from '../../platform/current'
import { Checkbox } from '../../ui/checkbox'
import { Section } from '../../ui/section'
import { SectionHeader } from '../../ui/section-header'
import { StatusTag } from '../../ui/status-tag'
import { bringNote, formWords, givenWords, guideWords, isGiven, listText, materialLine } from '../../words/guide'
import { partIds } from './anchors'

export interface BringProps { city: string; tile: string; name: string; materials: Material[] }

/** The citizen's own tick list stays on the phone; it is nobody else's business. */
function useTicks(key: string) {
  const [ticks, setTicks] = useState<string[]>(() => platform.storage.get<string[]>(key) ?? [])
  const tick = (material: string, on: boolean) => {
    const next = on ? [...ticks, material] : ticks.filter((each) => each !== material)
    platform.storage.set(key, next)
    setTicks(next)
  }
  return { ticks, tick }
}

function MaterialRow({ material }: { material: Material }) {
  const line = materialLine(material)
  return (
    <>
      <View className="row-top wrap">
        <Text className="b bs grow">{material.name}</Text>
        {isGiven(material) ? <StatusTag text={givenWords} tone="ok" /> : <Text className="sub nowrap guide-form">{formWords(material)}</Text>}
      </View>
      {line ? <View className="sub">{line}</View> : null}
    </>
  )
}

export function Bring({ city, tile, name, materials }: BringProps) {
  const { ticks, tick } = useTicks(`ticks:${city}/${tile}`)
  const copy = async () => {
    if (await platform.copy(listText(name, materials))) platform.toast(guideWords.copied)
  }
  return (
    <Section band id={partIds.bring}>
      <SectionHeader title={guideWords.parts.bring} note={materials.length ? bringNote(materials) : undefined} more={materials.length ? guideWords.copyList : undefined} moreLink onMore={() => void copy()} />
      {materials.length === 0 ? <View className="b ink7">{guideWords.nothingToBring}</View> : null}
      <View className="guide-materials">
        {materials.map((material) => (
          <Checkbox key={material.key} label={material.name} checked={isGiven(material) || ticks.includes(material.key)} given={isGiven(material)} onChange={(on) => tick(material.key, on)}>
            <MaterialRow material={material} />
          </Checkbox>
        ))}
      </View>
    </Section>
  )
}
