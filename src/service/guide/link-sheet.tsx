import { View } from '@tarojs/components'
import { platform } from '../../platform/current'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { isWeb, leaveWords, linkWords, notOpenedWords } from '../../words/link'
import type { Leaving } from './use-link'

/** Says who provides it before anybody leaves. */
export function LinkSheet({ link, telephone }: { link: Leaving; telephone: string }) {
  const { leaving, busy, failed, stay, leave } = link
  if (!leaving) return null
  const { title, operator, target } = leaving
  const web = isWeb(target)
  const go = <Button label={web ? linkWords.copy : linkWords.open} busy={busy && (web ? linkWords.copying : linkWords.opening)} onTap={() => void leave()} />
  return (
    <Sheet open title={title} onClose={stay} acts={<><Button label={linkWords.stay} kind="soft" onTap={stay} />{go}</>}>
      <View className="b">{leaveWords(operator)}</View>
      {web ? <View className="b ink7 link-how">{linkWords.web}</View> : null}
      {web ? <View className="sub link-address">{target.url}</View> : null}
      {failed ? <Notice tone="warn" inCard text={notOpenedWords(target, { host: platform.hostName, operator, telephone })} /> : null}
    </Sheet>
  )
}
