import { Text, View } from '@tarojs/components'
import { Icon } from './icon'

export interface SearchBarProps {
  placeholder: string
  /** On white ground: grey field without the button. */
  sunk?: boolean
  /** Word of the solid button. */
  action?: string
  onTap: () => void
}

/** Looks like a field and is a link to the search page. */
export function SearchBar({ placeholder, sunk, action, onTap }: SearchBarProps) {
  return (
    <View className={sunk ? 'search search-sunk' : 'search'} hoverClass="hover" aria-role="link" aria-label={placeholder} onClick={onTap}>
      <Icon name="search" />
      <Text className="grow one">{placeholder}</Text>
      {action && !sunk ? <Text className="search-go">{action}</Text> : null}
    </View>
  )
}
