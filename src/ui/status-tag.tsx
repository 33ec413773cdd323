import { Text } from '@tarojs/components'
import type { Tone } from './tone'

export interface StatusTagProps { text: string; tone: Tone }

export function StatusTag({ text, tone }: StatusTagProps) {
  return <Text className={`tag tag-${tone}`}>{text}</Text>
}
