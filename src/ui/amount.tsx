import { Text, View } from '@tarojs/components'

export interface AmountProps {
  /** "486.00", already grouped. */
  digits: string
  unit?: string
  /** Body size in rows; without it, the display size. */
  inRow?: boolean
  centre?: boolean
}

/** Digits never wrap; the unit is half the size and of the same weight. */
export function Amount({ digits, unit = '元', inRow, centre }: AmountProps) {
  return (
    <View className={`amount${inRow ? ' amount-body' : ''}${centre ? ' amount-centre' : ''}`} aria-label={`${digits} ${unit}`}>
      <Text>{digits}</Text>
      <Text className="amount-unit">{unit}</Text>
    </View>
  )
}
