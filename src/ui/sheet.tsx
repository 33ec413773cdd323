import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'

export interface SheetProps { open: boolean; /** Says the act: "取消这次预约". */ title: string; onClose: () => void; children?: ReactNode; /** Two Buttons. */ acts?: ReactNode }

/** To choose or to confirm. Give it to Page's `sheets`. */
export function Sheet({ open, title, onClose, children, acts }: SheetProps) {
  if (!open) return null
  return (
    <View className="sheet" aria-role="dialog" aria-label={title} catchMove>
      <View className="sheet-mask" onClick={onClose} />
      <View className="sheet-panel">
        <View className="sheet-head">
          <Text className="t2">{title}</Text>
          <View className="sheet-close" aria-role="button" aria-label="关闭" onClick={onClose}><Icon name="x" /></View>
        </View>
        {children}
        {acts ? <View className="sheet-acts">{acts}</View> : null}
      </View>
    </View>
  )
}
