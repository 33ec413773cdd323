import { View } from '@tarojs/components'

export interface DayBlockProps { day: number; weekday: string; /** Past or cancelled. */ mute?: boolean }

export function DayBlock({ day, weekday, mute }: DayBlockProps) {
  return (
    <View className={mute ? 'day day-mute' : 'day'}>
      <View className="day-n">{day}</View>
      <View className="day-w">{weekday}</View>
    </View>
  )
}
