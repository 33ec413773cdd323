import { ScrollView, View } from '@tarojs/components'

export interface DateCell { key: string; weekday: string; /** "24", or "24 日" in 长辈版. */ day: string; /** "余 52", "约满", "不办公". */ words: string; off?: boolean }
export interface DateStripProps { days: DateCell[]; selected?: string; onSelect: (key: string) => void }

const WEEK = 7
const weeksOf = (days: DateCell[]) => Array.from({ length: Math.ceil(days.length / WEEK) }, (_, week) => days.slice(week * WEEK, (week + 1) * WEEK))

function DateTile({ day, selected, onSelect }: { day: DateCell; selected?: string; onSelect: (key: string) => void }) {
  return (
    <View
      className={day.off ? 'date date-off' : day.key === selected ? 'date date-on' : 'date'}
      aria-role="button" aria-label={`${day.weekday} ${day.day} ${day.words}`} aria-disabled={day.off ? 'true' : 'false'}
      onClick={day.off ? undefined : () => onSelect(day.key)}
    >
      <View className="date-w">{day.weekday}</View>
      <View className="date-n">{day.day}</View>
      <View className="date-s">{day.words}</View>
    </View>
  )
}

/** One strip to the eye; seven days to a node, because the platforms' audits count the children of a node. */
export function DateStrip({ days, selected, onSelect }: DateStripProps) {
  return (
    <ScrollView scrollX className="dates" enhanced showScrollbar={false}>
      {weeksOf(days).map((week) => (
        <View key={week[0].key} className="dates-week">
          {week.map((day) => <DateTile key={day.key} day={day} selected={selected} onSelect={onSelect} />)}
        </View>
      ))}
    </ScrollView>
  )
}
